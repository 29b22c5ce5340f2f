package org.lbadmin.tls;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.Stale;
import org.lbadmin.web.ApiResource;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Records;
import org.lbadmin.web.Tags;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** SSL terminations for scripts. */
@RestController
@ApiResource(SslTermination.class)
@RequestMapping(SslTerminationApi.PATH)
class SslTerminationApi {
    static final String PATH = Menu.API + "/cluster/ssl/terminations";

    private final Terminations terminations;
    private final SslDocuments documents;
    private final Records records;
    private final Tags tags;

    SslTerminationApi(Terminations terminations, SslDocuments documents, Records records, Tags tags) {
        this.terminations = terminations;
        this.documents = documents;
        this.records = records;
        this.tags = tags;
    }

    @GetMapping
    List<ObjectNode> list() {
        return terminations.all().stream().map(records::write).toList();
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(@RequestBody ObjectNode body) {
        SslTermination made = terminations.add(documents.termination(body));
        return created(made);
    }

    @GetMapping("/{label}")
    ResponseEntity<ObjectNode> get(@PathVariable String label) {
        return tags.ok(terminations.get(label));
    }

    /** Omitted fields take their defaults; without SNI rules there are none. */
    @PutMapping("/{label}")
    ResponseEntity<ObjectNode> put(
            @PathVariable String label,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        ObjectNode named = named(label, body);
        Optional<SslTermination> existing = terminations.find(label);
        if (existing.isEmpty()) {
            if (ifMatch != null) {
                throw new Stale(label);
            }
            return created(terminations.add(documents.termination(named)));
        }
        SslTermination changed = terminations.change(label, current -> {
            tags.check(ifMatch, current, label);
            return documents.termination(named);
        });
        return tags.ok(changed);
    }

    @PatchMapping("/{label}")
    ResponseEntity<ObjectNode> patch(
            @PathVariable String label,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return tags.ok(terminations.change(label, current -> {
            tags.check(ifMatch, current, label);
            return documents.termination(body, current);
        }));
    }

    @DeleteMapping("/{label}")
    ResponseEntity<Void> delete(
            @PathVariable String label,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        terminations.remove(label, current -> tags.check(ifMatch, current, label));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ObjectNode> created(SslTermination made) {
        ObjectNode body = records.write(made);
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create(PATH + "/" + made.label()))
                .eTag("\"" + records.tag(body) + "\"")
                .body(body);
    }

    private static ObjectNode named(String label, ObjectNode body) {
        ObjectNode named = body.deepCopy();
        if (!named.has("label")) {
            named.put("label", label);
        }
        return named;
    }
}
