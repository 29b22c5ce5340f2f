package org.lbadmin.model;

/** A room whose things stand beside layer 4 virtual services, and has a say when those change. */
public interface L4Neighbour {
    /**
     * Adds what is wrong with a virtual service as it shall become: a port that a thing of this room has, a label that
     * is taken.
     */
    void object(L4VirtualService becoming, Problems problems);
}
