/** The whole configuration, out of and into the feature rooms. */
@NullMarked
package org.lbadmin.store;

import org.jspecify.annotations.NullMarked;
