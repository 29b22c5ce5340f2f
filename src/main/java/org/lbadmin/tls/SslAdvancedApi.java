package org.lbadmin.tls;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.SslAdvanced;
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

/** SSL - Advanced Configuration for scripts. */
@RestController
@ApiResource(SslAdvanced.class)
@RequestMapping(Menu.API + "/cluster/ssl/advanced")
class SslAdvancedApi {
    private static final String NAME = "advanced";

    private final Terminations terminations;
    private final SslDocuments documents;
    private final Tags tags;

    SslAdvancedApi(Terminations terminations, SslDocuments documents, Tags tags) {
        this.terminations = terminations;
        this.documents = documents;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<ObjectNode> get() {
        return tags.ok(terminations.advanced());
    }

    @PutMapping
    ResponseEntity<ObjectNode> put(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return tags.ok(terminations.changeAdvanced(current -> {
            tags.check(ifMatch, current, NAME);
            return documents.advanced(body);
        }));
    }

    @PatchMapping
    ResponseEntity<ObjectNode> patch(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return tags.ok(terminations.changeAdvanced(current -> {
            tags.check(ifMatch, current, NAME);
            return documents.advanced(body, current);
        }));
    }
}
