/** What the engines do right now: statistics, and drain, halt, online. */
@NullMarked
package org.lbadmin.live;

import org.jspecify.annotations.NullMarked;
