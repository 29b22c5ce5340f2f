/** Reports: what the engines tell of themselves, as tables to read. */
@NullMarked
package org.lbadmin.reports;

import org.jspecify.annotations.NullMarked;
