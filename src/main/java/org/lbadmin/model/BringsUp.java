package org.lbadmin.model;

import java.util.List;

/** Brings up addresses that no engine needs, and takes others down. Answered by the room that commits. */
public interface BringsUp {
    /** @return what went wrong, a line each; empty when these addresses are up */
    List<String> now(List<FloatingIp> addresses);
}
