/** Layer 4 services as the files of ldirectord, and the packet rules they need. */
@NullMarked
package org.lbadmin.engine.ldirectord;

import org.jspecify.annotations.NullMarked;
