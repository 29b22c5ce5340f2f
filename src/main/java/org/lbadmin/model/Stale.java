package org.lbadmin.model;

/** Somebody changed the thing since it was read; nothing was changed now. */
public final class Stale extends RuntimeException {
    private final String name;

    public Stale(String name) {
        super(name);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
