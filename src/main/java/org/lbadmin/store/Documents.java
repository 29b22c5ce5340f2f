package org.lbadmin.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lbadmin.firewall.FirewallDocuments;
import org.lbadmin.layer4.L4Documents;
import org.lbadmin.layer7.L7Documents;
import org.lbadmin.model.CheckScript;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.FloatingIp;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7Manual;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Node;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.value.Label;
import org.lbadmin.tls.SslDocuments;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole configuration as one document, and back. What an older version did not know has its default. */
@Component
public class Documents {
    private final Records records;
    private final L7Documents layer7;
    private final L4Documents layer4;
    private final SslDocuments ssl;
    private final FirewallDocuments firewall;

    Documents(Records records, L7Documents layer7, L4Documents layer4, SslDocuments ssl, FirewallDocuments firewall) {
        this.records = records;
        this.layer7 = layer7;
        this.layer4 = layer4;
        this.ssl = ssl;
        this.firewall = firewall;
    }

    public String write(Snapshot snapshot) {
        return "{\"cluster\":{\"layer7\":" + list(snapshot.cluster().layer7()) + ",\"layer7Advanced\":"
                + records.text(snapshot.cluster().layer7Advanced()) + ",\"layer4\":"
                + list(snapshot.cluster().layer4()) + ",\"layer4Advanced\":"
                + records.text(snapshot.cluster().layer4Advanced()) + ",\"ssl\":"
                + records.knownText(snapshot.cluster().ssl()) + ",\"floatingIps\":"
                + list(snapshot.cluster().floatingIps()) + ",\"layer7Manual\":"
                + records.text(snapshot.cluster().layer7Manual()) + ",\"checkScripts\":"
                + list(snapshot.cluster().checkScripts()) + "},\"node\":" + records.text(snapshot.node())
                + "}";
    }

    private String list(List<? extends Record> services) {
        return services.stream().map(records::knownText).collect(Collectors.joining(",", "[", "]"));
    }

    /** @throws InvalidInput with every problem at once */
    public Snapshot read(ObjectNode document) {
        Problems problems = new Problems();
        ObjectNode cluster = object(document, "cluster");
        List<L7VirtualService> services = list(cluster, "layer7", layer7::virtualService, problems);
        List<L4VirtualService> packets = list(cluster, "layer4", layer4::virtualService, problems);
        List<FloatingIp> addresses = list(cluster, "floatingIps", this::floatingIp, problems);
        List<CheckScript> scripts = list(cluster, "checkScripts", this::checkScript, problems);
        problems.orThrow();
        return new Snapshot(
                new Cluster(
                        services,
                        layer7.advanced(object(cluster, "layer7Advanced")),
                        packets,
                        layer4.advanced(object(cluster, "layer4Advanced")),
                        ssl(cluster),
                        addresses,
                        records.stored(
                                L7Manual.class,
                                records.text(object(cluster, "layer7Manual")),
                                records.write(L7Manual.defaults()),
                                Map.of()),
                        scripts),
                new Node(
                        new Label(document.path("node").path("hostName").asString("lbadmin")),
                        firewall.stored(object(object(document, "node"), "firewall")),
                        fallback(object(object(document, "node"), "fallback"))));
    }

    private static <T> List<T> list(ObjectNode cluster, String name, Function<ObjectNode, T> read, Problems problems) {
        List<T> services = new ArrayList<>();
        int index = 0;
        for (JsonNode service : cluster.path(name)) {
            String path = "cluster." + name + "[" + index++ + "]";
            try {
                services.add(read.apply((ObjectNode) service));
            } catch (InvalidInput e) {
                e.problems().forEach(p -> problems.add(p.below(path)));
            }
        }
        return services;
    }

    private FloatingIp floatingIp(ObjectNode input) {
        return records.read(FloatingIp.class, input, records.object(), Map.of());
    }

    private CheckScript checkScript(ObjectNode input) {
        return records.read(CheckScript.class, input, records.object(), Map.of());
    }

    private Ssl ssl(ObjectNode cluster) {
        try {
            return ssl.read(object(cluster, "ssl"));
        } catch (InvalidInput e) {
            throw new InvalidInput(
                    e.problems().stream().map(p -> p.below("cluster.ssl")).toList());
        }
    }

    private FallbackPage fallback(ObjectNode document) {
        return records.stored(
                FallbackPage.class, records.text(document), records.write(FallbackPage.defaults()), Map.of());
    }

    private ObjectNode object(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode object ? object : records.object();
    }
}
