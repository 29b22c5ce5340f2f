/** Layer 4 virtual services, their real servers, and the advanced configuration. */
@NullMarked
package org.lbadmin.layer4;

import org.jspecify.annotations.NullMarked;
