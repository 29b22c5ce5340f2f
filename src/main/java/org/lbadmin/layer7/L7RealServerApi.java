package org.lbadmin.layer7;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7RealServer;
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
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Real servers of a layer 7 virtual service for scripts. */
@RestController
@ApiResource(L7RealServer.class)
@RequestMapping(L7RealServerApi.PATH)
class L7RealServerApi {
    static final String PATH = L7VirtualServiceApi.PATH + "/{vip}/real-servers";

    private final L7RealServers servers;
    private final Layer7 layer7;
    private final L7Documents documents;
    private final Records records;
    private final Tags tags;

    L7RealServerApi(L7RealServers servers, Layer7 layer7, L7Documents documents, Records records, Tags tags) {
        this.servers = servers;
        this.layer7 = layer7;
        this.documents = documents;
        this.records = records;
        this.tags = tags;
    }

    @GetMapping
    List<ObjectNode> list(@PathVariable String vip) {
        return layer7.get(vip).realServers().stream().map(records::write).toList();
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(@PathVariable String vip, @RequestBody ObjectNode body) {
        return created(vip, servers.add(vip, documents.realServer(body)));
    }

    @GetMapping("/{rip}")
    ResponseEntity<ObjectNode> get(@PathVariable String vip, @PathVariable String rip) {
        return tags.ok(servers.get(vip, rip));
    }

    @PutMapping("/{rip}")
    ResponseEntity<ObjectNode> put(
            @PathVariable String vip,
            @PathVariable String rip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        ObjectNode named = body.deepCopy();
        if (!named.has("label")) {
            named.put("label", rip);
        }
        L7RealServer wanted = documents.realServer(named);
        if (layer7.get(vip).realServer(rip).isEmpty()) {
            if (ifMatch != null) {
                throw new Stale(rip);
            }
            return created(vip, servers.add(vip, wanted));
        }
        return tags.ok(servers.change(vip, rip, current -> {
            tags.check(ifMatch, current, rip);
            return wanted;
        }));
    }

    @PatchMapping("/{rip}")
    ResponseEntity<ObjectNode> patch(
            @PathVariable String vip,
            @PathVariable String rip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return tags.ok(servers.change(vip, rip, current -> {
            tags.check(ifMatch, current, rip);
            return documents.realServer(body, current);
        }));
    }

    @DeleteMapping("/{rip}")
    ResponseEntity<Void> delete(
            @PathVariable String vip,
            @PathVariable String rip,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        servers.remove(vip, rip, current -> tags.check(ifMatch, current, rip));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ObjectNode> created(String vip, L7RealServer made) {
        ObjectNode body = records.write(made);
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create(L7VirtualServiceApi.PATH + "/" + vip + "/real-servers/" + made.label()))
                .eTag("\"" + records.tag(body) + "\"")
                .body(body);
    }
}
