/** Measurements, printed by ./dev bench. */
@NullMarked
package org.lbadmin.bench;

import org.jspecify.annotations.NullMarked;
