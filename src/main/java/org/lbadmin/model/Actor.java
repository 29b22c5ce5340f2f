package org.lbadmin.model;

/** Who is acting right now. */
public interface Actor {
    /** The user's name, or {@code system} where nobody is signed in. */
    String name();

    /** The address the request came from; empty for the system itself. */
    String address();
}
