/** The firewall of this machine: its script, who may administer it from where, and the rules that are live. */
@NullMarked
package org.lbadmin.firewall;

import org.jspecify.annotations.NullMarked;
