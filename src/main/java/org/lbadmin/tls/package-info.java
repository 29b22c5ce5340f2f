<<<<<<< HEAD
/** Certificates with their private keys, and SSL terminations. */
=======
/** Certificates and SSL terminations: uploaded, made here, or signed by others for a key of ours. */
>>>>>>> w-pem
@NullMarked
package org.lbadmin.tls;

import org.jspecify.annotations.NullMarked;
