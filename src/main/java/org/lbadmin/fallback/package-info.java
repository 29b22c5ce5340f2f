/** The fallback page: what clients see while every real server is down. */
@NullMarked
package org.lbadmin.fallback;

import org.jspecify.annotations.NullMarked;
