/** Explain a request: which way one request of one client would go, and why. */
@NullMarked
package org.lbadmin.explain;

import org.jspecify.annotations.NullMarked;
