/** Help: what must be done elsewhere than on the appliance, with its own addresses filled in. */
@NullMarked
package org.lbadmin.help;

import org.jspecify.annotations.NullMarked;
