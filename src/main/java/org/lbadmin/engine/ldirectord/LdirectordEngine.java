package org.lbadmin.engine.ldirectord;

import com.github.mustachejava.Mustache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Engine;
import org.lbadmin.engine.Templates;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.Snapshot;
import org.springframework.stereotype.Component;

/** Layer 4 virtual services: ldirectord.cf, the packet rules they need, and the addresses that must be up. */
@Component
public class LdirectordEngine implements Engine {
    public static final String CONFIGURATION = "ldirectord.cf";
    public static final String RULES = "rules";
    public static final String ADDRESSES = "addresses";

    private static final String HEADING = "# ";

    private final Mustache template = new Templates().compile("ldirectord/ldirectord.cf.mustache");

    @Override
    public EngineId id() {
        return EngineId.LDIRECTORD;
    }

    @Override
    public List<ConfigFile> render(Snapshot snapshot) {
        Cluster cluster = snapshot.cluster();
        Marks marks = new Marks(cluster.layer4());
        String rules = new RuleLines(marks)
                .of(cluster.layer4(), cluster.layer4Advanced().autoNat());
        List<ConfigFile> files = new ArrayList<>();
        files.add(new ConfigFile(CONFIGURATION, Templates.render(template, LdirectordView.of(snapshot, marks))));
        files.add(new ConfigFile(RULES, rules));
        files.add(new ConfigFile(ADDRESSES, addresses(cluster)));
        CheckScripts.files(cluster).forEach(files::add);
        return files;
    }

    private static String addresses(Cluster cluster) {
        return cluster.layer4().stream()
                .map(L4VirtualService::ipAddress)
                .filter(address -> !address.isMark())
                .distinct()
                .map(address -> address + "\n")
                .collect(Collectors.joining());
    }

    /** The heading above a line names its virtual service; the one of the file has a space in it. */
    @Override
    public Optional<String> virtualServiceAt(ConfigFile file, int line) {
        String[] lines = file.text().split("\n", -1);
        for (int at = Math.min(line, lines.length) - 1; at > 0; at--) {
            if (lines[at].startsWith(HEADING)) {
                return Optional.of(lines[at].substring(HEADING.length()));
            }
        }
        return Optional.empty();
    }
}
