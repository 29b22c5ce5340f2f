package org.lbadmin.scripts;

import java.util.Map;
import org.lbadmin.model.CheckScript;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problems;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Scripts as they are sent. */
@Component
class ScriptReader {
    private final Records records;

    ScriptReader(Records records) {
        this.records = records;
    }

    /** @throws InvalidInput with what is wrong with the name and with the text at once */
    CheckScript read(ObjectNode sent) {
        Problems problems = new Problems();
        String text = ScriptText.check(sent.path("text").asString(""), problems);
        ObjectNode kept = sent.deepCopy().put("text", problems.all().isEmpty() ? text : CheckScript.TEMPLATE);
        try {
            CheckScript script = records.read(CheckScript.class, kept, records.object(), Map.of());
            problems.orThrow();
            return script;
        } catch (InvalidInput e) {
            e.problems().stream().filter(p -> !problems.all().contains(p)).forEach(problems::add);
            throw new InvalidInput(problems.all());
        }
    }
}
