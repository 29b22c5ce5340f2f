package org.lbadmin.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Certificate;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problems;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.InvalidValue;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Terminations and certificates as documents: what an omitted field means, in one place for pages, API and storage. */
@Component
public class SslDocuments {
    private static final String LABEL = "label";
    private static final String SNI_RULES = "sniRules";

    private final Records records;

    SslDocuments(Records records) {
        this.records = records;
    }

    /** A termination from a document that may leave out everything; its label follows from the virtual service. */
    public SslTermination termination(ObjectNode input) {
        return records.read(SslTermination.class, named(input), terminationDefaults(), elements());
    }

    /** A termination changed by a document that names only what changes (RFC 7396). */
    public SslTermination termination(ObjectNode patch, SslTermination current) {
        ObjectNode cleared = records.reset(patch, terminationDefaults());
        return records.read(SslTermination.class, cleared, records.write(current), elements());
    }

    SslTermination storedTermination(String document) {
        return records.stored(SslTermination.class, document, terminationDefaults(), elements());
    }

    SniRule rule(ObjectNode input) {
        return records.read(SniRule.class, input, ruleDefaults(), Map.of());
    }

    SniRule rule(ObjectNode patch, SniRule current) {
        return records.read(SniRule.class, records.reset(patch, ruleDefaults()), records.write(current), Map.of());
    }

    public SslAdvanced advanced(ObjectNode input) {
        return records.read(SslAdvanced.class, input, records.write(SslAdvanced.defaults()), Map.of());
    }

    public SslAdvanced advanced(ObjectNode patch, SslAdvanced current) {
        ObjectNode cleared = records.reset(patch, records.write(SslAdvanced.defaults()));
        return records.read(SslAdvanced.class, cleared, records.write(current), Map.of());
    }

    SslAdvanced storedAdvanced(String document) {
        return records.stored(SslAdvanced.class, document, records.write(SslAdvanced.defaults()), Map.of());
    }

    /** What a new termination starts from; it has no label yet. */
    public ObjectNode terminationDefaults() {
        ObjectNode defaults = records.write(SslTermination.defaults(new Label("x"), null));
        defaults.remove(LABEL);
        return defaults;
    }

    /** The label that a termination of this virtual service has unless it gets another. */
    public static String labelFor(String virtualService) {
        return "SSL-" + virtualService;
    }

    /** @throws InvalidInput with every problem at once */
    public Ssl read(ObjectNode document) {
        Problems problems = new Problems();
        List<Certificate> certificates = new ArrayList<>();
        document.path("certificates").forEach(node -> certificates.add(certificate((ObjectNode) node)));
        List<SslTermination> terminations = new ArrayList<>();
        int index = 0;
        for (JsonNode node : document.path("terminations")) {
            String path = "terminations[" + index++ + "]";
            try {
                terminations.add(termination((ObjectNode) node));
            } catch (InvalidInput e) {
                e.problems().forEach(p -> problems.add(p.below(path)));
            }
        }
        problems.orThrow();
        ObjectNode advanced = document.get("advanced") instanceof ObjectNode there ? there : records.object();
        return new Ssl(certificates, terminations, advanced(advanced));
    }

    private Certificate certificate(ObjectNode node) {
        return records.read(Certificate.class, node, records.object(), Map.of());
    }

    private ObjectNode named(ObjectNode input) {
        String service = input.path("virtualService").asString("");
        if (!input.path(LABEL).asString("").isBlank() || !isLabel(labelFor(service)) || service.isBlank()) {
            return input;
        }
        return input.deepCopy().put(LABEL, labelFor(service));
    }

    private static boolean isLabel(@Nullable String text) {
        try {
            return text != null && !new Label(text).value().isEmpty();
        } catch (InvalidValue e) {
            return false;
        }
    }

    private Map<String, ObjectNode> elements() {
        return Map.of(SNI_RULES, ruleDefaults());
    }

    /** What a new SNI rule starts from. */
    public ObjectNode ruleDefaults() {
        ObjectNode defaults = records.object();
        defaults.put("certificate", SslTermination.DEFAULT_CERTIFICATE);
        defaults.putNull("virtualService");
        defaults.putNull("backendIpAddress");
        defaults.putNull("backendPort");
        defaults.put("proxyProtocol", true);
        return defaults;
    }
}
