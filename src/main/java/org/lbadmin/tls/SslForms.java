package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.Certificate;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The forms of terminations and SNI rules: their drop-downs offer what is there now. */
@Component
class SslForms {
    private static final String SERVICE = "virtualService";
    private static final String BIND = "bindProxyProtocolTo";

    private final Editor editor;
    private final SslDocuments documents;
    private final Layer7 layer7;
    private final Certificates certificates;
    private final Texts texts;

    SslForms(Editor editor, SslDocuments documents, Layer7 layer7, Certificates certificates, Texts texts) {
        this.editor = editor;
        this.documents = documents;
        this.layer7 = layer7;
        this.certificates = certificates;
        this.texts = texts;
    }

    /** What a new termination of this virtual service starts from. */
    Editor.Visit adding(@Nullable String virtualService) {
        ObjectNode shown = documents.terminationDefaults();
        if (virtualService != null
                && layer7.find(virtualService)
                        .filter(service -> !service.backendOnly())
                        .isPresent()) {
            shown.put(SERVICE, virtualService);
            shown.put("label", SslDocuments.labelFor(virtualService));
        }
        return new Editor.Visit(SslTermination.class, shown, documents.terminationDefaults(), "");
    }

    Editor.Visit changing(SslTermination termination) {
        SslTermination settings = settings(termination);
        return new Editor.Visit(
                SslTermination.class, editor.write(settings), documents.terminationDefaults(), editor.tag(settings));
    }

    Editor.Visit addingRule() {
        return new Editor.Visit(SniRule.class, documents.ruleDefaults(), documents.ruleDefaults(), "");
    }

    Editor.Visit changing(SniRule rule) {
        return new Editor.Visit(SniRule.class, editor.write(rule), documents.ruleDefaults(), editor.tag(rule));
    }

    /** What the form of a termination edits: SNI rules are changed elsewhere, and do not make it stale. */
    static SslTermination settings(SslTermination termination) {
        return termination.withSniRules(java.util.List.of());
    }

    /** What was sent; the drop-down that follows the associated virtual service says nothing of its own there. */
    ObjectNode sent(HttpServletRequest request) {
        ObjectNode sent = editor.sent(SslTermination.class, request);
        String service = sent.path(SERVICE).asString("");
        if (!service.isEmpty() && sent.path(BIND).asString("").equals(service)) {
            sent.put(BIND, "");
        }
        return sent;
    }

    Form termination(Form form) {
        return form.choices(SERVICE, services("ssl.custom"))
                .choices("certificate", certificates())
                .choices(BIND, services("ssl.associated"));
    }

    Form rule(Form form) {
        return form.choices(SERVICE, services("ssl.ruleCustom")).choices("certificate", certificates());
    }

    /** @param none what an empty choice is called */
    private Map<String, String> services(String none) {
        Map<String, String> offered = new LinkedHashMap<>();
        layer7.all().stream()
                .filter(s -> !s.backendOnly())
                .forEach(s -> offered.put(s.label().value(), s.label().value()));
        offered.put("", texts.get(none));
        return offered;
    }

    private Map<String, String> certificates() {
        Map<String, String> offered = new LinkedHashMap<>();
        for (Certificate certificate : certificates.all()) {
            String label = certificate.label().value();
            boolean built = label.equals(SslTermination.DEFAULT_CERTIFICATE);
            offered.put(label, built ? texts.get("ssl.defaultCertificate", label) : label);
        }
        return offered;
    }
}
