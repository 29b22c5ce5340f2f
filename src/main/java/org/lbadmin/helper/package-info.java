/** The only door to root: typed calls to the helper script. */
@NullMarked
package org.lbadmin.helper;

import org.jspecify.annotations.NullMarked;
