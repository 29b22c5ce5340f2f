package org.lbadmin.model;

import java.util.List;

/** Makes the health checks of a layer 4 service once, by the program that watches layer 4. Answered by the room that commits. */
public interface ChecksOnce {
    /**
     * What it says, a line each: {@code server ADDRESS:PORT}, and for that one {@code sent}, {@code got} and {@code note}
     * with text behind, {@code up}, {@code down} or {@code none} with words that may be empty, {@code took MILLISECONDS}.
     *
     * @throws Refused when the checks cannot be made here, with the reason
     */
    List<String> run(L4VirtualService service);
}
