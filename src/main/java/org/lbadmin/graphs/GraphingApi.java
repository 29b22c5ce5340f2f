package org.lbadmin.graphs;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Graphing;
import org.lbadmin.web.ApiResource;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Tags;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Local Configuration - Graphing for scripts. */
@RestController
@ApiResource(Graphing.class)
@RequestMapping(Menu.API + "/local/graphing")
class GraphingApi {
    private final GraphingSettings settings;
    private final Tags tags;

    GraphingApi(GraphingSettings settings, Tags tags) {
        this.settings = settings;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<ObjectNode> get() {
        return tags.ok(settings.read());
    }

    @PutMapping
    ResponseEntity<ObjectNode> put(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return tags.ok(settings.change(current -> {
            tags.check(ifMatch, current, GraphingSettings.NAME);
            return settings.of(body);
        }));
    }

    @PatchMapping
    ResponseEntity<ObjectNode> patch(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return tags.ok(settings.change(current -> {
            tags.check(ifMatch, current, GraphingSettings.NAME);
            return settings.of(body, current);
        }));
    }
}
