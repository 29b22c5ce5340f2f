package org.lbadmin.scripts;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.CheckScript;
import org.lbadmin.model.CheckScriptArguments;
import org.lbadmin.model.Stale;
import org.lbadmin.web.ApiResource;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Records;
import org.lbadmin.web.Tags;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Health check scripts for scripts. */
@RestController
@ApiResource(CheckScript.class)
@RequestMapping(CheckScriptApi.PATH)
class CheckScriptApi {
    static final String PATH = Menu.API + "/cluster/health-check-scripts";

    /** How long a run by hand may take. */
    static final int SECONDS = 10;

    private final CheckScripts scripts;
    private final ScriptRuns runs;
    private final ScriptReader reader;
    private final Records records;
    private final Tags tags;
    private final Texts texts;

    CheckScriptApi(
            CheckScripts scripts, ScriptRuns runs, ScriptReader reader, Records records, Tags tags, Texts texts) {
        this.scripts = scripts;
        this.runs = runs;
        this.reader = reader;
        this.records = records;
        this.tags = tags;
        this.texts = texts;
    }

    @GetMapping
    List<ObjectNode> list() {
        return scripts.all().stream().map(records::write).toList();
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(@RequestBody ObjectNode body) {
        return created(scripts.add(reader.read(body)));
    }

    @GetMapping("/{script}")
    ResponseEntity<ObjectNode> get(@PathVariable String script) {
        return tags.ok(scripts.get(script));
    }

    @PutMapping("/{script}")
    ResponseEntity<ObjectNode> put(
            @PathVariable String script,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        CheckScript sent = reader.read(body.deepCopy().put("label", script));
        if (scripts.find(script).isEmpty()) {
            if (ifMatch != null) {
                throw new Stale(script);
            }
            return created(scripts.add(sent));
        }
        return tags.ok(scripts.change(sent, current -> tags.check(ifMatch, current, script)));
    }

    @DeleteMapping("/{script}")
    ResponseEntity<Void> delete(
            @PathVariable String script,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        scripts.remove(script, current -> tags.check(ifMatch, current, script));
        return ResponseEntity.noContent().build();
    }

    /** Runs the script once with these arguments. */
    @ApiResource(value = TrialBody.class, sent = CheckScriptArguments.class)
    @PostMapping("/{script}/test")
    TrialBody test(@PathVariable String script, @RequestBody ObjectNode body) {
        CheckScriptArguments arguments =
                records.read(CheckScriptArguments.class, body, CheckScriptPage.noArguments(records), Map.of());
        return TrialBody.of(runs.run(scripts.get(script).text(), arguments.words(), SECONDS), texts);
    }

    private ResponseEntity<ObjectNode> created(CheckScript made) {
        URI at = URI.create(PATH + "/" + made.label());
        ResponseEntity<ObjectNode> answer = tags.answer(HttpStatus.CREATED, made);
        return ResponseEntity.created(at).headers(answer.getHeaders()).body(answer.getBody());
    }
}
