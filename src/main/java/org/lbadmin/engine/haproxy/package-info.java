/** HAProxy: the configuration text of layer 7. */
@NullMarked
package org.lbadmin.engine.haproxy;

import org.jspecify.annotations.NullMarked;
