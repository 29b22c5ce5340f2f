/** Asks real servers as the health checks of engines do, and tells what was said on both sides. */
@NullMarked
package org.lbadmin.probe;

import org.jspecify.annotations.NullMarked;
