/** Certificates and SSL terminations: uploaded, made here, or signed by others for a key of ours. */
@NullMarked
package org.lbadmin.tls;

import org.jspecify.annotations.NullMarked;
