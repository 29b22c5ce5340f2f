package org.lbadmin.layer7;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7Persistence;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.web.Form;
import org.lbadmin.web.Spare;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Component;

/** The form of a virtual service, which keeps what does not apply and says so; rules and real servers count too. */
@Component
class L7Kept {
    private static final String HTTP = "protocol=" + L7Protocol.HTTP;
    private static final String LISTENS = "backendOnly=false";

    private final L7Documents documents;
    private final Texts texts;

    L7Kept(L7Documents documents, Texts texts) {
        this.documents = documents;
        this.texts = texts;
    }

    /** @param spares see {@link #of} */
    Form tell(Form form, List<Spare> spares) {
        return form.need("ipAddress", "ports")
                .keeping(
                        Stream.of(L7Protocol.values())
                                .map(documents::virtualServiceDefaults)
                                .toList(),
                        spares);
    }

    /** What a virtual service has besides the fields of the form. */
    List<Spare> of(L7VirtualService service) {
        return with(modes(), service);
    }

    /** What a copy gets besides the fields of the form for a new one, where persistence is none of them. */
    List<Spare> ofCopy(L7VirtualService like) {
        L7Persistence.Mode mode = like.persistence().mode();
        return with(
                Stream.ofNullable(mode.protocol())
                        .map(needed -> mode(mode, needed, ""))
                        .toList(),
                like);
    }

    private List<Spare> with(List<Spare> modes, L7VirtualService service) {
        List<Spare> spares = new ArrayList<>(modes);
        count(service.aclRules().stream().filter(L7AclRule::needsHttp).count(), "acl", HTTP, spares);
        count(
                service.aclRules().stream()
                        .filter(rule -> rule.action() == L7AclRule.Action.BACKEND)
                        .count(),
                "backend",
                LISTENS,
                spares);
        count(service.headerRules().size(), "header", HTTP, spares);
        service.realServers().stream()
                .filter(L7RealServer::redirect)
                .map(server -> new Spare(texts.get("l7.spare.redirect", server.label()), HTTP, ""))
                .forEach(spares::add);
        return spares;
    }

    private void count(long number, String what, String usedWhen, List<Spare> spares) {
        if (number > 0) {
            String key = "l7.spare." + what + (number == 1 ? ".one" : ".several");
            spares.add(new Spare(texts.get(key, number), usedWhen, ""));
        }
    }

    private List<Spare> modes() {
        return Arrays.stream(L7Persistence.Mode.values())
                .flatMap(mode -> Stream.ofNullable(mode.protocol())
                        .map(needed -> mode(mode, needed, "persistence.mode=" + mode)))
                .toList();
    }

    private Spare mode(L7Persistence.Mode mode, L7Protocol needed, String given) {
        L7Protocol other = needed == L7Protocol.HTTP ? L7Protocol.TCP : L7Protocol.HTTP;
        String label = texts.get(
                "l7.spare.persistence",
                name(mode),
                name(L7Persistence.defaults(other).mode()));
        return new Spare(label, "protocol=" + needed, given);
    }

    private String name(L7Persistence.Mode mode) {
        return texts.get("L7Persistence.Mode." + mode);
    }
}
