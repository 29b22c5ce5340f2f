/** Values of one text each that check themselves when they are made. */
@NullMarked
package org.lbadmin.model.value;

import org.jspecify.annotations.NullMarked;
