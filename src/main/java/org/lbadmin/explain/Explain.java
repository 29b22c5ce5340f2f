package org.lbadmin.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lbadmin.explain.Arrival.Place;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.live.Live;
import org.lbadmin.live.LiveServer;
import org.lbadmin.live.OperatorState;
import org.lbadmin.live.ServerName;
import org.lbadmin.model.BalanceMode;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7HeaderRule;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Component;

/** Follows a request through what is stored, and through what HAProxy knows right now. */
@Component
class Explain {
    private final Arrival arrival;
    private final Kept kept;
    private final Layer7 layer7;
    private final Live live;
    private final RenderedConfiguration configuration;
    private final Texts texts;

    Explain(Arrival arrival, Kept kept, Layer7 layer7, Live live, RenderedConfiguration configuration, Texts texts) {
        this.arrival = arrival;
        this.kept = kept;
        this.layer7 = layer7;
        this.live = live;
        this.configuration = configuration;
        this.texts = texts;
    }

    List<Step> of(Asked asked) {
        List<Step> steps = new ArrayList<>();
        List<Place> places = arrival.of(asked);
        if (places.size() != 1) {
            steps.add(step("arrival", List.of(), places.isEmpty() ? "nobody" : "several", names(places), asked.port()));
            return steps;
        }
        arrives(places.get(0), steps);
        L7VirtualService service = places.get(0).service();
        if (service != null) {
            serve(service, places.get(0).termination() != null, asked, steps);
        }
        return steps;
    }

    private static String names(List<Place> places) {
        return places.stream()
                .map(place ->
                        place.service() == null ? "" : place.service().label().value())
                .collect(Collectors.joining(", "));
    }

    private void arrives(Place place, List<Step> steps) {
        L7VirtualService service = place.service();
        if (place.termination() != null) {
            String termination = place.termination().label().value();
            String rule = place.rule() == null ? "" : place.rule().label().value();
            String to = service == null ? "" : service.label().value();
            String key = service == null ? "outside" : rule.isEmpty() ? "termination" : "sniRule";
            steps.add(step("arrival", List.of(), key, termination, rule, to));
        } else if (service != null) {
            steps.add(step("arrival", lines(service).of("bind"), "service", service.label()));
        }
    }

    private void serve(L7VirtualService service, boolean ended, Asked asked, List<Step> steps) {
        Lines lines = lines(service);
        if (service.isRedirect() && !ended) {
            steps.add(step(
                    "answer",
                    lines.of("http-request redirect"),
                    "https",
                    service.redirectCode().code()));
            return;
        }
        Optional<L7AclRule> rule = decided(service, false, asked, steps);
        L7VirtualService target = rule.filter(applied -> applied.action() == L7AclRule.Action.BACKEND)
                .flatMap(applied -> layer7.find(String.valueOf(applied.virtualService())))
                .map(L7VirtualService::inEffect)
                .orElse(null);
        if (target != null) {
            rule = decided(target, true, asked, steps);
        }
        if (!answers(rule)) {
            String wanted = rule.filter(applied -> applied.action() == L7AclRule.Action.USE_SERVER)
                    .map(applied -> String.valueOf(applied.realServer()))
                    .orElse("");
            choose(target == null ? service : target, wanted, asked, steps);
        }
    }

    private static boolean answers(Optional<L7AclRule> rule) {
        return rule.filter(applied -> applied.action().redirects() || applied.action() == L7AclRule.Action.BLOCK)
                .isPresent();
    }

    /** What the list of the virtual service says: rules that cannot work in its mode have a number too. */
    private int number(L7VirtualService service, L7AclRule rule) {
        return layer7.get(service.label().value()).aclRules().indexOf(rule) + 1;
    }

    /**
     * What the ACL rules and header rules of a virtual service do.
     *
     * @param led whether a rule of another one led here: then nothing is handed on, and a rule that would is skipped
     */
    private Optional<L7AclRule> decided(L7VirtualService service, boolean led, Asked asked, List<Step> steps) {
        Lines lines = lines(service);
        String title = texts.get("explain.title.rule", service.label());
        Optional<L7AclRule> decides = Optional.empty();
        for (L7AclRule rule : service.aclRules()) {
            if (AclMatch.applies(rule, asked)) {
                boolean skipped = led && rule.action() == L7AclRule.Action.BACKEND;
                String key = "explain.rule." + (skipped ? "skipped" : rule.action());
                String sentence = texts.get(key, number(service, rule), leadsTo(rule));
                steps.add(new Step(title, sentence, linesOf(rule, service, lines)));
                if (!skipped) {
                    decides = Optional.of(rule);
                    break;
                }
            }
        }
        if (decides.isEmpty() && !service.aclRules().isEmpty()) {
            String sentence = texts.get("explain.rule.nothing", service.label());
            steps.add(new Step(title, sentence, lines.of("acl")));
        }
        if (!answers(decides)) {
            headers(service, lines, steps);
        }
        return decides;
    }

    private static String leadsTo(L7AclRule rule) {
        return switch (rule.action()) {
            case BACKEND -> String.valueOf(rule.virtualService());
            case USE_SERVER -> String.valueOf(rule.realServer());
            case REDIRECT_LOCATION, REDIRECT_PREFIX, BLOCK -> String.valueOf(rule.location());
        };
    }

    private static List<String> linesOf(L7AclRule rule, L7VirtualService service, Lines lines) {
        String name = "rule" + (service.aclRules().indexOf(rule) + 1);
        List<String> shown = new ArrayList<>(lines.with(name));
        lines.with("!" + name).stream()
                .filter(line -> !shown.contains(line) && !line.contains(" !" + name + " "))
                .forEach(shown::add);
        return shown;
    }

    private void headers(L7VirtualService service, Lines lines, List<Step> steps) {
        List<L7HeaderRule> rules = service.headerRules();
        if (!rules.isEmpty()) {
            boolean host = rules.stream()
                    .anyMatch(rule -> rule.direction() == L7HeaderRule.Direction.REQUEST
                            && rule.name().equalsIgnoreCase("Host"));
            String key = "explain.headers." + (host ? "host" : "change");
            steps.add(new Step(
                    texts.get("explain.title.headers", service.label()),
                    texts.get(key, service.label()),
                    lines.headers()));
        }
    }

    private void choose(L7VirtualService service, String wanted, Asked asked, List<Step> steps) {
        Lines lines = lines(service);
        if (takes(service, wanted)) {
            steps.add(step("server", lines.with(wanted), "byRule", wanted, state(service, wanted)));
            return;
        }
        Kept.Found found = kept.of(service, asked);
        boolean stays = !found.server().isEmpty() && reaches(service, found.server());
        String key = found.server().isEmpty() || stays ? found.key() : "explain.kept.gone";
        steps.add(new Step(
                texts.get("explain.title.persistence"),
                texts.get(key, found.by(), found.server(), service.label()),
                lines.of("cookie", "stick-table", "stick", "persist")));
        if (stays) {
            steps.add(
                    step("server", lines.with(found.server()), "kept", found.server(), state(service, found.server())));
            return;
        }
        balance(service, lines, steps);
    }

    private void balance(L7VirtualService service, Lines lines, List<Step> steps) {
        List<String> candidates = service.realServers().stream()
                .map(server -> server.label().value())
                .filter(label -> takes(service, label))
                .toList();
        List<String> shown = new ArrayList<>(lines.of("balance"));
        shown.addAll(lines.of("server"));
        if (candidates.isEmpty()) {
            steps.add(step(
                    "server",
                    shown,
                    "fallback",
                    service.fallback().ipAddress(),
                    service.fallback().port(),
                    states(service)));
        } else {
            String how = service.balanceMode() == BalanceMode.WEIGHTED_ROUND_ROBIN ? "roundRobin" : "leastConnections";
            steps.add(step("server", shown, how, String.join(", ", candidates), states(service)));
        }
    }

    /** Whether a server gets new clients. */
    private boolean takes(L7VirtualService service, String label) {
        return service.realServer(label).map(L7RealServer::weight).orElse(0) > 0
                && server(service, label)
                        .filter(s -> s.health() != LiveServer.Health.DOWN && s.operator() == OperatorState.ONLINE)
                        .isPresent();
    }

    /** Whether a server gets those that are kept on it: also while it is drained. */
    private boolean reaches(L7VirtualService service, String label) {
        return server(service, label)
                .filter(s -> s.health() != LiveServer.Health.DOWN && s.operator() != OperatorState.HALTED)
                .isPresent();
    }

    private Optional<LiveServer> server(L7VirtualService service, String label) {
        return live.now().server(new ServerName(service.label().value(), label));
    }

    private String states(L7VirtualService service) {
        return service.realServers().stream()
                .map(server ->
                        server.label() + " " + state(service, server.label().value()))
                .collect(Collectors.joining("; "));
    }

    private String state(L7VirtualService service, String label) {
        return server(service, label)
                .map(s -> texts.get(
                        "explain.state",
                        texts.get("explain.state."
                                + (s.operator() == OperatorState.ONLINE
                                        ? s.health().name()
                                        : s.operator().name())),
                        s.weight(),
                        s.connections()))
                .orElse(texts.get("explain.state.unknown"));
    }

    private Lines lines(L7VirtualService service) {
        return new Lines(configuration.text(), service.label().value());
    }

    private Step step(String title, List<String> lines, String key, Object... arguments) {
        return new Step(
                texts.get("explain.title." + title), texts.get("explain." + title + "." + key, arguments), lines);
    }
}
