/** Certificates with their private keys, and SSL terminations. */
@NullMarked
package org.lbadmin.tls;

import org.jspecify.annotations.NullMarked;
