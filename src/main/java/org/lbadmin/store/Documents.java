package org.lbadmin.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lbadmin.firewall.FirewallDocuments;
import org.lbadmin.layer7.L7Documents;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.InvalidInput;
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
    private final SslDocuments ssl;
    private final FirewallDocuments firewall;

    Documents(Records records, L7Documents layer7, SslDocuments ssl, FirewallDocuments firewall) {
        this.records = records;
        this.layer7 = layer7;
        this.ssl = ssl;
        this.firewall = firewall;
    }

    public String write(Snapshot snapshot) {
        String services =
                snapshot.cluster().layer7().stream().map(records::knownText).collect(Collectors.joining(",", "[", "]"));
        return "{\"cluster\":{\"layer7\":" + services + ",\"layer7Advanced\":"
                + records.text(snapshot.cluster().layer7Advanced()) + ",\"ssl\":"
                + records.knownText(snapshot.cluster().ssl()) + "},\"node\":" + records.text(snapshot.node())
                + "}";
    }

    /** @throws InvalidInput with every problem at once */
    public Snapshot read(ObjectNode document) {
        Problems problems = new Problems();
        ObjectNode cluster = object(document, "cluster");
        List<L7VirtualService> services = new ArrayList<>();
        int index = 0;
        for (JsonNode service : cluster.path("layer7")) {
            String path = "cluster.layer7[" + index++ + "]";
            try {
                services.add(layer7.virtualService((ObjectNode) service));
            } catch (InvalidInput e) {
                e.problems().forEach(p -> problems.add(p.below(path)));
            }
        }
        problems.orThrow();
        return new Snapshot(
                new Cluster(services, layer7.advanced(object(cluster, "layer7Advanced")), ssl(cluster)),
                new Node(
                        new Label(document.path("node").path("hostName").asString("lbadmin")),
                        firewall.stored(object(object(document, "node"), "firewall"))));
    }

    private Ssl ssl(ObjectNode cluster) {
        try {
            return ssl.read(object(cluster, "ssl"));
        } catch (InvalidInput e) {
            throw new InvalidInput(
                    e.problems().stream().map(p -> p.below("cluster.ssl")).toList());
        }
    }

    private ObjectNode object(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode object ? object : records.object();
    }
}
