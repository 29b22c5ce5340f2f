/** A test laboratory: an appliance, real servers and a client on a wire of their own, and a browser. */
@NullMarked
package org.lbadmin.lab;

import org.jspecify.annotations.NullMarked;
