package org.lbadmin.engine;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Seals;

/**
 * One file of an engine.
 *
 * @param path its name in the engine's folder
 * @param text what releases are compared by; a secret in it is sealed, and masked where people see it
 * @param material where it is not null the file on disk is this material of {@link org.lbadmin.model.Materials}, with
 *     its private key, and the text only says what that is
 */
public record ConfigFile(String path, String text, @Nullable String material) {
    /** A sealed text is long: it has a nonce and a check in it. */
    private static final Pattern SEALED = Pattern.compile(Seals.PREFIX + "[A-Za-z0-9+/]{32,}={0,2}");

    public ConfigFile(String path, String text) {
        this(path, text, null);
    }

    /** A line, or all of it, as people see it. */
    public static String shown(String text) {
        return SEALED.matcher(text).replaceAll(Seals.MASK);
    }

    /** Whether more is on disk than the text says. */
    public boolean secret() {
        return material != null;
    }
}
