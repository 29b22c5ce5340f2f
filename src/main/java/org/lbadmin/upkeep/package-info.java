/** Keeping the appliance at work: restart services, and a watch over engines that die. */
@NullMarked
package org.lbadmin.upkeep;

import org.jspecify.annotations.NullMarked;
