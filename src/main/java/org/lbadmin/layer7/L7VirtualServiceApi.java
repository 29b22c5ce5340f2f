package org.lbadmin.layer7;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7VirtualService;
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

/** Layer 7 virtual services for scripts. */
@RestController
@ApiResource(L7VirtualService.class)
@RequestMapping(L7VirtualServiceApi.PATH)
class L7VirtualServiceApi {
    static final String PATH = Menu.API + "/cluster/layer7/virtual-services";

    private final Layer7 layer7;
    private final L7Documents documents;
    private final Records records;
    private final Tags tags;

    L7VirtualServiceApi(Layer7 layer7, L7Documents documents, Records records, Tags tags) {
        this.layer7 = layer7;
        this.documents = documents;
        this.records = records;
        this.tags = tags;
    }

    @GetMapping
    List<ObjectNode> list() {
        return layer7.all().stream().map(records::write).toList();
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(@RequestBody ObjectNode body) {
        L7VirtualService made = layer7.add(AskedFor.check(documents.virtualService(body), null));
        return created(made);
    }

    @GetMapping("/{vip}")
    ResponseEntity<ObjectNode> get(@PathVariable String vip) {
        return tags.ok(layer7.get(vip));
    }

    /** Omitted fields take their defaults; real servers stay as they are where the body does not name them. */
    @PutMapping("/{vip}")
    ResponseEntity<ObjectNode> put(
            @PathVariable String vip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        ObjectNode named = named(vip, body);
        Optional<L7VirtualService> existing = layer7.find(vip);
        if (existing.isEmpty()) {
            if (ifMatch != null) {
                throw new Stale(vip);
            }
            return created(layer7.add(AskedFor.check(documents.virtualService(named), null)));
        }
        L7VirtualService changed = layer7.change(vip, current -> {
            tags.check(ifMatch, current, vip);
            L7VirtualService made = AskedFor.check(documents.virtualService(named), current);
            return body.has("realServers") ? made : made.withRealServers(current.realServers());
        });
        return tags.ok(changed);
    }

    @PatchMapping("/{vip}")
    ResponseEntity<ObjectNode> patch(
            @PathVariable String vip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return tags.ok(layer7.change(vip, current -> {
            tags.check(ifMatch, current, vip);
            return AskedFor.check(documents.virtualService(body, current), current);
        }));
    }

    @DeleteMapping("/{vip}")
    ResponseEntity<Void> delete(
            @PathVariable String vip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        layer7.remove(vip, current -> tags.check(ifMatch, current, vip));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ObjectNode> created(L7VirtualService made) {
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
