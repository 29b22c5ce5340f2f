package org.lbadmin.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problem;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;
import org.springframework.stereotype.Service;

/** One SNI rule at a time; each change is a change of its termination. */
@Service
class SniRules {
    static final String KIND = "kind.sniRule";

    private final Terminations terminations;

    SniRules(Terminations terminations) {
        this.terminations = terminations;
    }

    /** @throws NotFound when there is no such termination, or no such rule in it */
    SniRule get(String termination, String rule) {
        return of(terminations.get(termination), rule);
    }

    /** @throws LabelTaken when the termination has a rule of exactly this label */
    void add(String label, SniRule rule) {
        own(
                label,
                termination -> {
                    if (termination.sniRule(rule.label().value()).isPresent()) {
                        throw new LabelTaken(KIND, rule.label().value());
                    }
                    List<SniRule> rules = new ArrayList<>(termination.sniRules());
                    rules.add(rule);
                    return termination.withSniRules(rules);
                },
                () -> rule);
    }

    void change(String label, String rule, UnaryOperator<SniRule> change) {
        SniRule[] made = new SniRule[1];
        own(
                label,
                termination -> {
                    SniRule before = of(termination, rule);
                    made[0] = change.apply(before);
                    return termination.withSniRules(termination.sniRules().stream()
                            .map(r -> r == before ? made[0] : r)
                            .toList());
                },
                () -> made[0]);
    }

    void remove(String label, String rule) {
        terminations.change(label, termination -> {
            SniRule gone = of(termination, rule);
            return termination.withSniRules(
                    termination.sniRules().stream().filter(r -> r != gone).toList());
        });
    }

    /** Problems of the termination's list, said as problems of the one rule that was entered. */
    private void own(String label, UnaryOperator<SslTermination> change, Supplier<SniRule> entered) {
        SslTermination[] tried = new SslTermination[1];
        try {
            terminations.change(label, termination -> {
                tried[0] = change.apply(termination);
                return tried[0];
            });
        } catch (InvalidInput e) {
            if (tried[0] == null) {
                throw e;
            }
            String prefix = "sniRules[" + tried[0].sniRules().indexOf(entered.get()) + "].";
            throw new InvalidInput(e.problems().stream()
                    .map(p -> new Problem(
                            p.path().startsWith(prefix) ? p.path().substring(prefix.length()) : p.path(),
                            p.key(),
                            p.arguments()))
                    .toList());
        }
    }

    private static SniRule of(SslTermination termination, String rule) {
        return termination.sniRule(rule).orElseThrow(() -> new NotFound(KIND, rule));
    }
}
