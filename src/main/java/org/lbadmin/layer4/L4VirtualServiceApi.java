package org.lbadmin.layer4;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L4VirtualService;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Layer 4 virtual services for scripts. */
@RestController
@ApiResource(L4VirtualService.class)
@RequestMapping(L4VirtualServiceApi.PATH)
class L4VirtualServiceApi {
    static final String PATH = Menu.API + "/cluster/layer4/virtual-services";

    private final Layer4 layer4;
    private final L4Documents documents;
    private final Records records;
    private final Tags tags;
    private final AtOnce atOnce;

    L4VirtualServiceApi(Layer4 layer4, L4Documents documents, Records records, Tags tags, AtOnce atOnce) {
        this.layer4 = layer4;
        this.documents = documents;
        this.records = records;
        this.tags = tags;
        this.atOnce = atOnce;
    }

    @GetMapping
    List<ObjectNode> list() {
        return layer4.all().stream()
                .map(L4VirtualService::masked)
                .map(records::write)
                .toList();
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(@RequestParam(defaultValue = "now") String apply, @RequestBody ObjectNode body) {
        return atOnce.answer(apply, () -> {
            L4VirtualService made = layer4.add(documents.virtualService(body));
            return created(made);
        });
    }

    @GetMapping("/{vip}")
    ResponseEntity<ObjectNode> get(@PathVariable String vip) {
        return tags.ok(layer4.get(vip).masked());
    }

    /** Omitted fields take their defaults; real servers stay as they are where the body does not name them. */
    @PutMapping("/{vip}")
    ResponseEntity<ObjectNode> put(
            @RequestParam(defaultValue = "now") String apply,
            @PathVariable String vip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return atOnce.answer(apply, () -> {
            ObjectNode named = named(vip, body);
            Optional<L4VirtualService> existing = layer4.find(vip);
            if (existing.isEmpty()) {
                if (ifMatch != null) {
                    throw new Stale(vip);
                }
                return created(layer4.add(documents.virtualService(named)));
            }
            L4VirtualService changed = layer4.change(vip, current -> {
                tags.check(ifMatch, current.masked(), vip);
                L4VirtualService made = documents.virtualService(named);
                return body.has("realServers") ? made : made.withRealServers(current.realServers());
            });
            return tags.ok(changed.masked());
        });
    }

    @PatchMapping("/{vip}")
    ResponseEntity<ObjectNode> patch(
            @RequestParam(defaultValue = "now") String apply,
            @PathVariable String vip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return atOnce.answer(apply, () -> {
            return tags.ok(layer4.change(vip, current -> {
                        tags.check(ifMatch, current.masked(), vip);
                        return documents.virtualService(body, current);
                    })
                    .masked());
        });
    }

    @DeleteMapping("/{vip}")
    ResponseEntity<Void> delete(
            @RequestParam(defaultValue = "now") String apply,
            @PathVariable String vip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return atOnce.answer(apply, () -> {
            layer4.remove(vip, current -> tags.check(ifMatch, current.masked(), vip));
            return ResponseEntity.noContent().build();
        });
    }

    private ResponseEntity<ObjectNode> created(L4VirtualService made) {
        ObjectNode body = records.write(made.masked());
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
