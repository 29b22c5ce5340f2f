package org.lbadmin.web;

import java.util.List;

/** Tells the layout which engines wait for a commit; answered by the room that commits. */
public interface PendingSource {
    List<PendingEngine> pending();
}
