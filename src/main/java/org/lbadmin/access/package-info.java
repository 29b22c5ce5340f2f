/** Who may come in: users, roles, sign-in, tokens, first-boot setup, the certificate of the WebUI. */
@NullMarked
package org.lbadmin.access;

import org.jspecify.annotations.NullMarked;
