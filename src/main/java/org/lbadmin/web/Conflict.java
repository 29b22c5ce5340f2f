package org.lbadmin.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lbadmin.model.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two people changed one thing: tells, field by field, what is stored now where that differs from what was typed. */
@Component
public class Conflict {
    private final Texts texts;

    Conflict(Texts texts) {
        this.texts = texts;
    }

    public List<Problem> between(ObjectNode sent, ObjectNode stored) {
        List<Problem> problems = new ArrayList<>();
        problems.add(Problem.of("", "l7.stale"));
        compare("", sent, stored, problems);
        return problems;
    }

    private void compare(String prefix, ObjectNode sent, ObjectNode stored, List<Problem> problems) {
        for (Map.Entry<String, JsonNode> entry : sent.properties()) {
            JsonNode now = stored.get(entry.getKey());
            if (entry.getValue() instanceof ObjectNode below && now instanceof ObjectNode deep) {
                compare(prefix + entry.getKey() + ".", below, deep, problems);
            } else if (now != null && !text(entry.getValue()).equals(text(now))) {
                String shown = text(now).isEmpty() ? texts.get("l7.staleEmpty") : text(now);
                problems.add(Problem.of(prefix + entry.getKey(), "l7.staleField", shown));
            }
        }
    }

    private static String text(JsonNode node) {
        return node.isNull() ? "" : node.asString();
    }
}
