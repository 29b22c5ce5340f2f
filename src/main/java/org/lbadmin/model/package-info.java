/** The vocabulary: settings records, snapshots, problems and events; it knows no other room. */
@NullMarked
package org.lbadmin.model;

import org.jspecify.annotations.NullMarked;
