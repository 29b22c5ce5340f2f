/** Health check scripts: kept, tried out, and run once as engines run them. */
@NullMarked
package org.lbadmin.scripts;

import org.jspecify.annotations.NullMarked;
