package org.lbadmin.model;

/** A thing of this name exists already; {@code kind} is a message key such as {@code kind.virtualService}. */
public final class LabelTaken extends RuntimeException {
    private final String kind;
    private final String name;

    public LabelTaken(String kind, String name) {
        super(kind + " " + name);
        this.kind = kind;
        this.name = name;
    }

    public String kind() {
        return kind;
    }

    public String name() {
        return name;
    }
}
