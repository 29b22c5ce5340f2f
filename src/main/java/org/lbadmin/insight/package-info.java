/** Looking back and inside: audit trail, View Configuration, release history, logs. */
@NullMarked
package org.lbadmin.insight;

import org.jspecify.annotations.NullMarked;
