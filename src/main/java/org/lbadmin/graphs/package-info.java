/** Graphs: what the machine and the services did, from the last hour to the last year. */
@NullMarked
package org.lbadmin.graphs;

import org.jspecify.annotations.NullMarked;
