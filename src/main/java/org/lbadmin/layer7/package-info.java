/** Layer 7 virtual services, their real servers, and the advanced configuration. */
@NullMarked
package org.lbadmin.layer7;

import org.jspecify.annotations.NullMarked;
