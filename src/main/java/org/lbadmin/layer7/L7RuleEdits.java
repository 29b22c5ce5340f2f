package org.lbadmin.layer7;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problem;
import org.springframework.stereotype.Service;

/** One rule of a list at a time; each change is a change of its virtual service. Rules are counted from 1. */
@Service
class L7RuleEdits {
    static final String KIND = "kind.rule";

    private final Layer7 layer7;

    L7RuleEdits(Layer7 layer7) {
        this.layer7 = layer7;
    }

    /** @throws NotFound when there is no such virtual service, or no rule of this number */
    <R extends Record> R get(L7RuleList<R> list, String vip, int number) {
        List<R> rules = list.of().apply(layer7.get(vip));
        return rules.get(index(rules, number));
    }

    /** Adds a rule at the end. */
    <R extends Record> void add(L7RuleList<R> list, String vip, R rule) {
        edit(list, vip, -1, rules -> rules.add(rule));
    }

    /** @param change gets what is stored now; whatever it throws leaves everything as it was */
    <R extends Record> void change(L7RuleList<R> list, String vip, int number, UnaryOperator<R> change) {
        edit(list, vip, number - 1, rules -> {
            int index = index(rules, number);
            rules.set(index, change.apply(rules.get(index)));
        });
    }

    /** @param check may object to what is stored now by throwing */
    <R extends Record> void remove(L7RuleList<R> list, String vip, int number, Consumer<R> check) {
        edit(list, vip, number - 1, rules -> check.accept(rules.remove(index(rules, number))));
    }

    /** Changes places with the rule before, or after; the first and the last stay where they are. */
    <R extends Record> void move(L7RuleList<R> list, String vip, int number, boolean up, Consumer<R> check) {
        edit(list, vip, number - 1, rules -> {
            int index = index(rules, number);
            check.accept(rules.get(index));
            int other = up ? index - 1 : index + 1;
            if (other >= 0 && other < rules.size()) {
                Collections.swap(rules, index, other);
            }
        });
    }

    /** Problems of the rule that is edited, the last one where it was added, are said as its own. */
    private <R extends Record> void edit(L7RuleList<R> list, String vip, int index, Consumer<List<R>> edit) {
        int[] at = {index};
        try {
            layer7.change(vip, service -> {
                List<R> rules = new ArrayList<>(list.of().apply(service));
                edit.accept(rules);
                at[0] = index < 0 ? rules.size() - 1 : index;
                return list.with().apply(service, rules);
            });
        } catch (InvalidInput e) {
            String prefix = list.component() + "[" + at[0] + "].";
            throw new InvalidInput(
                    e.problems().stream().map(problem -> own(problem, prefix)).toList());
        }
    }

    private static Problem own(Problem problem, String prefix) {
        String path = problem.path().startsWith(prefix) ? problem.path().substring(prefix.length()) : problem.path();
        return new Problem(path, problem.key(), problem.arguments());
    }

    private static int index(List<?> rules, int number) {
        if (number < 1 || number > rules.size()) {
            throw new NotFound(KIND, Integer.toString(number));
        }
        return number - 1;
    }
}
