package org.lbadmin.model;

/** There is no such thing; {@code kind} is a message key such as {@code kind.virtualService}. */
public final class NotFound extends RuntimeException {
    private final String kind;
    private final String name;

    public NotFound(String kind, String name) {
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
