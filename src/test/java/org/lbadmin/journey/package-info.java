/** Whole journeys of an administrator, with a real appliance, real traffic and a real browser. */
@NullMarked
package org.lbadmin.journey;

import org.jspecify.annotations.NullMarked;
