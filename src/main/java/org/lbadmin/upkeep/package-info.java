/** Keeping the engines going: Restart Services and the watchdog. */
@NullMarked
package org.lbadmin.upkeep;

import org.jspecify.annotations.NullMarked;
