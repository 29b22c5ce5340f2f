package org.lbadmin.engine;

import org.jspecify.annotations.Nullable;

/**
 * One file of an engine.
 *
 * @param path its name in the engine's folder
 * @param text what people may see of it, and what releases are compared by; no secret is ever in it
 * @param material where it is not null the file on disk is this material of {@link org.lbadmin.model.Materials}, with
 *     its private key, and the text only says what that is
 */
public record ConfigFile(String path, String text, @Nullable String material) {
    public ConfigFile(String path, String text) {
        this(path, text, null);
    }

    /** Whether more is on disk than the text says. */
    public boolean secret() {
        return material != null;
    }
}
