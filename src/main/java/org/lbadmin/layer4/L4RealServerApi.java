package org.lbadmin.layer4;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.Stale;
import org.lbadmin.web.ApiResource;
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

/** Real servers of a layer 4 virtual service for scripts. */
@RestController
@ApiResource(L4RealServer.class)
@RequestMapping(L4RealServerApi.PATH)
class L4RealServerApi {
    static final String PATH = L4VirtualServiceApi.PATH + "/{vip}/real-servers";

    private final L4RealServers servers;
    private final Layer4 layer4;
    private final L4Documents documents;
    private final Records records;
    private final Tags tags;
    private final AtOnce atOnce;

    L4RealServerApi(
            L4RealServers servers, Layer4 layer4, L4Documents documents, Records records, Tags tags, AtOnce atOnce) {
        this.servers = servers;
        this.layer4 = layer4;
        this.documents = documents;
        this.records = records;
        this.tags = tags;
        this.atOnce = atOnce;
    }

    @GetMapping
    List<ObjectNode> list(@PathVariable String vip) {
        return layer4.get(vip).realServers().stream().map(records::write).toList();
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(
            @RequestParam(defaultValue = "now") String apply, @PathVariable String vip, @RequestBody ObjectNode body) {
        return atOnce.answer(apply, () -> {
            return created(vip, servers.add(vip, documents.realServer(body)));
        });
    }

    @GetMapping("/{rip}")
    ResponseEntity<ObjectNode> get(@PathVariable String vip, @PathVariable String rip) {
        return tags.ok(servers.get(vip, rip));
    }

    @PutMapping("/{rip}")
    ResponseEntity<ObjectNode> put(
            @RequestParam(defaultValue = "now") String apply,
            @PathVariable String vip,
            @PathVariable String rip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return atOnce.answer(apply, () -> {
            ObjectNode named = body.deepCopy();
            if (!named.has("label")) {
                named.put("label", rip);
            }
            L4RealServer wanted = documents.realServer(named);
            if (layer4.get(vip).realServer(rip).isEmpty()) {
                if (ifMatch != null) {
                    throw new Stale(rip);
                }
                return created(vip, servers.add(vip, wanted));
            }
            return tags.ok(servers.change(vip, rip, current -> {
                tags.check(ifMatch, current, rip);
                return wanted;
            }));
        });
    }

    @PatchMapping("/{rip}")
    ResponseEntity<ObjectNode> patch(
            @RequestParam(defaultValue = "now") String apply,
            @PathVariable String vip,
            @PathVariable String rip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return atOnce.answer(apply, () -> {
            return tags.ok(servers.change(vip, rip, current -> {
                tags.check(ifMatch, current, rip);
                return documents.realServer(body, current);
            }));
        });
    }

    @DeleteMapping("/{rip}")
    ResponseEntity<Void> delete(
            @RequestParam(defaultValue = "now") String apply,
            @PathVariable String vip,
            @PathVariable String rip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return atOnce.answer(apply, () -> {
            servers.remove(vip, rip, current -> tags.check(ifMatch, current, rip));
            return ResponseEntity.noContent().build();
        });
    }

    private ResponseEntity<ObjectNode> created(String vip, L4RealServer made) {
        ObjectNode body = records.write(made);
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create(L4VirtualServiceApi.PATH + "/" + vip + "/real-servers/" + made.label()))
                .eTag("\"" + records.tag(body) + "\"")
                .body(body);
    }
}
