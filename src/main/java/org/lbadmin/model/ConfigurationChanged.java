package org.lbadmin.model;

import org.jspecify.annotations.Nullable;

/**
 * Somebody changed something. Published inside the transaction of the change, so that the audit trail and the change
 * are kept together or not at all.
 *
 * @param area what kind of thing, a message key such as {@code kind.virtualService}
 * @param name its label, or empty for a thing there is one of
 * @param before the document before, as JSON; null when the thing is new
 * @param after the document after, as JSON; null when the thing is gone
 * @param cluster whether the configuration of the engines is concerned (and not, say, a password)
 */
public record ConfigurationChanged(
        String area,
        String name,
        @Nullable String before,
        @Nullable String after,
        boolean cluster) {}
