package org.lbadmin.web;

import java.util.Arrays;
import org.lbadmin.model.EngineId;

/** The pages that each engine has alike: its configuration, its log, and where what it serves is edited. */
public enum EnginePages {
    HAPROXY(EngineId.HAPROXY, "layer7", "haproxy.cfg", "/cluster/layer7/virtual-services"),
    STUNNEL(EngineId.STUNNEL, "ssl-termination", "stunnel.conf", "/cluster/ssl/terminations"),
    LDIRECTORD(EngineId.LDIRECTORD, "layer4", "ldirectord.cf", "/cluster/layer4/virtual-services"),
    FIREWALL(EngineId.FIREWALL, "firewall", "firewall.sh", "/maintenance/firewall-script"),
    FALLBACK(EngineId.FALLBACK, "fallback", "index.html", "/maintenance/fallback-page");

    private final EngineId engine;
    private final String place;
    private final String file;
    private final String editor;

    EnginePages(EngineId engine, String place, String file, String editor) {
        this.engine = engine;
        this.place = place;
        this.file = file;
        this.editor = editor;
    }

    public static EnginePages of(EngineId engine) {
        return Arrays.stream(values())
                .filter(pages -> pages.engine == engine)
                .findFirst()
                .orElseThrow();
    }

    public EngineId engine() {
        return engine;
    }

    /** The name of its main file. */
    public String file() {
        return file;
    }

    /** View Configuration. */
    public String view() {
        return Menu.ROOT + "/view/" + place;
    }

    /** Logs. */
    public String log() {
        return Menu.ROOT + "/logs/" + place;
    }

    /** The list of what it serves. */
    public String editor() {
        return Menu.ROOT + editor;
    }
}
