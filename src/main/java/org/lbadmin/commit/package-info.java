/** From pending to live: releases, apply, rollback, the Commit changes box. */
@NullMarked
package org.lbadmin.commit;

import org.jspecify.annotations.NullMarked;
