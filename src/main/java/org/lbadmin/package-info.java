/** lbadmin: pages and an API in front of the engines of a load balancer. */
@NullMarked
package org.lbadmin;

import org.jspecify.annotations.NullMarked;
