/** Engines turn a snapshot into the files of a daemon; pure functions, no disk, no clock. */
@NullMarked
package org.lbadmin.engine;

import org.jspecify.annotations.NullMarked;
