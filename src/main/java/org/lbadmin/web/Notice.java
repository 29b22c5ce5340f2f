package org.lbadmin.web;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A message on a page. */
public record Notice(Kind kindOf, String text, @Nullable String href) implements Serializable {
    /** How grave it is. */
    public enum Kind {
        INFORMATION,
        WARNING,
        ERROR
    }

    public static Notice information(String text) {
        return new Notice(Kind.INFORMATION, text, null);
    }

    public static Notice warning(String text) {
        return new Notice(Kind.WARNING, text, null);
    }

    public static Notice error(String text) {
        return new Notice(Kind.ERROR, text, null);
    }

    public String getKind() {
        return kindOf.name().toLowerCase(java.util.Locale.ROOT);
    }
}
