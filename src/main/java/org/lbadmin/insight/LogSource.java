package org.lbadmin.insight;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.EnginePages;
import org.lbadmin.web.Menu;

/** A log that has a page: those of the engines, and the appliance's own. */
enum LogSource {
    HAPROXY(EnginePages.HAPROXY),
    STUNNEL(EnginePages.STUNNEL),
    LDIRECTORD(EnginePages.LDIRECTORD),
    FIREWALL(EnginePages.FIREWALL),
    FALLBACK(EnginePages.FALLBACK),
    APPLIANCE(null);

    private static final String OWN = "lbadmin";

    private final @Nullable EnginePages pages;

    /** @param pages those of the engine that writes it; null for the appliance's own */
    LogSource(@Nullable EnginePages pages) {
        this.pages = pages;
    }

    /** Of the page at this path, or of one below it. */
    static LogSource at(String path) {
        return Arrays.stream(values())
                .filter(source -> Menu.isBelow(path, source.path()))
                .findFirst()
                .orElseThrow();
    }

    /** Its name on disk, and in keys of texts. */
    String id() {
        return pages == null ? OWN : pages.engine().id();
    }

    String path() {
        return pages == null ? Menu.ROOT + "/logs/load-balancer" : pages.log();
    }

    /** The last word of its path. */
    String place() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    Optional<EngineId> engine() {
        return Optional.ofNullable(pages).map(EnginePages::engine);
    }
}
