/** Floating IPs: the addresses of virtual services, and those that were added by hand. */
@NullMarked
package org.lbadmin.addresses;

import org.jspecify.annotations.NullMarked;
