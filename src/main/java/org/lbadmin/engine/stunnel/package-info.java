/** STunnel: the configuration text of SSL terminations. */
@NullMarked
package org.lbadmin.engine.stunnel;

import org.jspecify.annotations.NullMarked;
