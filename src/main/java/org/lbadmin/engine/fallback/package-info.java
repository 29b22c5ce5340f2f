/** The fallback page, served by nginx. */
@NullMarked
package org.lbadmin.engine.fallback;

import org.jspecify.annotations.NullMarked;
