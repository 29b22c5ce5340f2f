/** System Overview: what should be, joined with what is. */
@NullMarked
package org.lbadmin.overview;

import org.jspecify.annotations.NullMarked;
