package org.lbadmin.engine.stunnel;

import com.github.mustachejava.Mustache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Engine;
import org.lbadmin.engine.Templates;
import org.lbadmin.engine.Terminations;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.Terminator;
import org.springframework.stereotype.Component;

/** SSL terminations that STunnel serves: stunnel.conf, their certificates, and the addresses that must be up. */
@Component
public class StunnelEngine implements Engine {
    public static final String CONFIGURATION = "stunnel.conf";

    private static final Pattern SECTION = Pattern.compile("\\[([^]" + SectionView.BELOW + "]+).*");

    private final Mustache template = new Templates().compile("stunnel/stunnel.conf.mustache");

    @Override
    public EngineId id() {
        return EngineId.STUNNEL;
    }

    @Override
    public List<ConfigFile> render(Snapshot snapshot) {
        Cluster cluster = snapshot.cluster();
        Terminations terminations = new Terminations(cluster, Terminator.STUNNEL);
        String addresses =
                terminations.addresses().map(address -> address + "\n").collect(Collectors.joining());
        List<ConfigFile> files = new ArrayList<>();
        files.add(new ConfigFile(CONFIGURATION, Templates.render(template, StunnelView.of(cluster, terminations))));
        files.add(new ConfigFile("addresses", addresses));
        files.addAll(terminations.files());
        return files;
    }

    /** The termination whose section, or section below it, a line is in. */
    @Override
    public Optional<String> virtualServiceAt(ConfigFile file, int line) {
        String[] lines = file.text().split("\n", -1);
        for (int at = Math.min(line, lines.length) - 1; at >= 0; at--) {
            Matcher section = SECTION.matcher(lines[at]);
            if (section.matches()) {
                return Optional.of(section.group(1));
            }
        }
        return Optional.empty();
    }
}
