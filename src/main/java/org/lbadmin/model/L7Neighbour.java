package org.lbadmin.model;

import java.util.List;
import org.lbadmin.model.value.Label;

/** A room whose things stand beside layer 7 virtual services or use them, and has a say when those change. */
public interface L7Neighbour {
    /**
     * Adds what is wrong with a virtual service as it shall become: a port that a thing of this room has, a label that
     * is taken, a use that is no longer possible.
     *
     * @param name its label before the change; its own for a new one
     */
    void object(L7VirtualService becoming, String name, Problems problems);

    /** Adds what is wrong with the advanced configuration as it shall become. */
    void object(L7Advanced becoming, Problems problems);

    /** The things of this room that use a virtual service, by their labels. */
    List<String> usersOf(Label virtualService);

    /** A virtual service got another label. Called inside the transaction of that change. */
    void renamed(Label before, Label after);
}
