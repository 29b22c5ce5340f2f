/** The Setup Wizard: one virtual service with its servers in three questions. */
@NullMarked
package org.lbadmin.wizard;

import org.jspecify.annotations.NullMarked;
