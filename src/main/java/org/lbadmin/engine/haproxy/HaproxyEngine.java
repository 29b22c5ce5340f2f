package org.lbadmin.engine.haproxy;

import com.github.mustachejava.Mustache;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Engine;
import org.lbadmin.engine.Templates;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Snapshot;
import org.springframework.stereotype.Component;

/** Layer 7: haproxy.cfg, and the addresses that must be up before HAProxy can bind them. */
@Component
public class HaproxyEngine implements Engine {
    public static final String CONFIGURATION = "haproxy.cfg";
    public static final String ADDRESSES = "addresses";

    private static final String SECTION = "listen ";

    private final Mustache template = new Templates().compile("haproxy/haproxy.cfg.mustache");

    @Override
    public EngineId id() {
        return EngineId.HAPROXY;
    }

    @Override
    public List<ConfigFile> render(Snapshot snapshot) {
        String addresses = snapshot.cluster().layer7().stream()
                .map(service -> service.ipAddress().value() + "\n")
                .distinct()
                .collect(Collectors.joining());
        return List.of(
                new ConfigFile(CONFIGURATION, Templates.render(template, HaproxyView.of(snapshot))),
                new ConfigFile(ADDRESSES, addresses));
    }

    @Override
    public Optional<String> virtualServiceAt(ConfigFile file, int line) {
        String[] lines = file.text().split("\n", -1);
        for (int at = Math.min(line, lines.length) - 1; at >= 0; at--) {
            if (lines[at].startsWith(SECTION)) {
                return Optional.of(lines[at].substring(SECTION.length()));
            }
            if (!lines[at].isEmpty() && !lines[at].startsWith(" ") && !lines[at].startsWith("#")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
