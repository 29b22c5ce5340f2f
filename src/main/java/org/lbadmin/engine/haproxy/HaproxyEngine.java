package org.lbadmin.engine.haproxy;

import com.github.mustachejava.Mustache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Engine;
import org.lbadmin.engine.PrivateBinds;
import org.lbadmin.engine.Templates;
import org.lbadmin.engine.Terminations;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.Terminator;
import org.lbadmin.model.value.IpAddress;
import org.springframework.stereotype.Component;

/** Layer 7: haproxy.cfg, its certificates, and the addresses that must be up before HAProxy can bind them. */
@Component
public class HaproxyEngine implements Engine {
    public static final String CONFIGURATION = "haproxy.cfg";
    public static final String ADDRESSES = "addresses";
    public static final String TRANSPARENT = "transparent";

    /** The section of an SNI rule has the termination in front of a colon. */
    private static final Pattern SECTION = Pattern.compile("(?:listen|backend) ([^:]+).*");

    private final Mustache template = new Templates().compile("haproxy/haproxy.cfg.mustache");

    @Override
    public EngineId id() {
        return EngineId.HAPROXY;
    }

    @Override
    public List<ConfigFile> render(Snapshot stored) {
        Snapshot snapshot = stored.inEffect();
        Terminations terminations = new Terminations(snapshot.cluster(), Terminator.HAPROXY);
        Offload offload = new Offload(terminations, new PrivateBinds(snapshot.cluster()));
        List<ConfigFile> files = new ArrayList<>();
        files.add(new ConfigFile(
                CONFIGURATION, Templates.render(template, HaproxyView.of(snapshot, offload)) + manual(snapshot)));
        files.add(new ConfigFile(ADDRESSES, addresses(snapshot, terminations)));
        transparent(snapshot).ifPresent(files::add);
        CheckScripts.files(snapshot.cluster()).forEach(files::add);
        files.addAll(CrtLists.of(terminations));
        files.addAll(terminations.files());
        return files;
    }

    /** What an administrator wrote, as it was written: its rules were checked when it was stored. */
    private static String manual(Snapshot snapshot) {
        String text = snapshot.cluster().layer7Manual().written();
        return text.isBlank() ? "" : "\n# Layer 7 - Manual Configuration\n" + text.stripTrailing() + "\n";
    }

    /** A line for each IP version of transparent services; no file where there are none. */
    private static Optional<ConfigFile> transparent(Snapshot snapshot) {
        String families = snapshot.cluster().layer7().stream()
                .filter(service -> service.transparentProxy() && !service.manual())
                .flatMap(HaproxyEngine::families)
                .distinct()
                .sorted()
                .collect(Collectors.joining());
        return families.isEmpty() ? Optional.empty() : Optional.of(new ConfigFile(TRANSPARENT, families));
    }

    /** The IP version that it speaks with clients, and so with servers; a mere backend has only the latter. */
    private static Stream<String> families(L7VirtualService service) {
        Stream<IpAddress> ends = service.backendOnly()
                ? service.realServers().stream().map(L7RealServer::ipAddress)
                : service.listener().stream().map(L7VirtualService.Listener::ipAddress);
        return ends.map(address -> address.isIpv6() ? "6\n" : "4\n");
    }

    private static String addresses(Snapshot snapshot, Terminations terminations) {
        return Stream.concat(
                        snapshot.cluster().layer7().stream().flatMap(L7VirtualService::addresses),
                        terminations.addresses())
                .distinct()
                .map(address -> address + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public Optional<String> virtualServiceAt(ConfigFile file, int line) {
        String[] lines = file.text().split("\n", -1);
        for (int at = Math.min(line, lines.length) - 1; at >= 0; at--) {
            Matcher section = SECTION.matcher(lines[at]);
            if (section.matches()) {
                return Optional.of(section.group(1));
            }
            if (!lines[at].isEmpty() && !lines[at].startsWith(" ") && !lines[at].startsWith("#")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
