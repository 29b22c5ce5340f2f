package org.lbadmin.commit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Problems;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pending engines and their commit for scripts. */
@RestController
@RequestMapping(Menu.API + "/maintenance/commit")
class CommitApi {
    private final Commit commit;
    private final Changes changes;
    private final Texts texts;

    /** What waits. */
    record PendingBody(String engine, String action, boolean locked, String diff) {}

    record PendingList(List<PendingBody> pending) {}

    record Outcomes(List<OutcomeBody> outcomes) {}

    CommitApi(Commit commit, Changes changes, Texts texts) {
        this.commit = commit;
        this.changes = changes;
        this.texts = texts;
    }

    @GetMapping
    PendingList pending() {
        return new PendingList(commit.pending().stream()
                .map(p -> new PendingBody(p.engine().id(), "reload", p.locked(), Diffs.text(changes.hunks(p))))
                .toList());
    }

    @PostMapping
    ResponseEntity<Outcomes> apply(@RequestBody(required = false) @Nullable ObjectNode body) {
        Outcomes outcomes = new Outcomes(OutcomeBody.of(commit.apply(wanted(body)), commit, texts));
        boolean good = outcomes.outcomes().stream().allMatch(OutcomeBody::good);
        return ResponseEntity.status(good ? HttpStatus.OK : HttpStatus.CONFLICT).body(outcomes);
    }

    private List<EngineId> wanted(@Nullable ObjectNode body) {
        Problems problems = new Problems();
        if (body != null) {
            body.propertyNames().stream()
                    .filter(name -> !name.equals("engines"))
                    .forEach(name -> problems.add(name, "key.unknown", name));
        }
        JsonNode named = body == null ? null : body.get("engines");
        List<EngineId> wanted = new ArrayList<>();
        if (named == null || named.isNull()) {
            wanted.addAll(commit.pending().stream().map(Commit.Pending::engine).toList());
        } else if (!named.isArray()) {
            problems.add("engines", "value.list", named);
        } else {
            named.forEach(name -> EngineId.of(name.asString(""))
                    .filter(EngineId::isCommitted)
                    .ifPresentOrElse(
                            wanted::add, () -> problems.add("engines", "engine.unknown", name.asString(""), known())));
        }
        problems.orThrow();
        return wanted;
    }

    private static String known() {
        return String.join(", ", Commit.committed().stream().map(EngineId::id).toList());
    }
}
