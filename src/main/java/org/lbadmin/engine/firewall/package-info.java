/** The administrator's firewall script and the lockdown of the appliance's own ports. */
@NullMarked
package org.lbadmin.engine.firewall;

import org.jspecify.annotations.NullMarked;
