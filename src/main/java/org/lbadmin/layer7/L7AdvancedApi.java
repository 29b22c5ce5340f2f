package org.lbadmin.layer7;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Advanced;
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

/** Layer 7 - Advanced Configuration for scripts. */
@RestController
@ApiResource(L7Advanced.class)
@RequestMapping(Menu.API + "/cluster/layer7/advanced")
class L7AdvancedApi {
    private static final String NAME = "advanced";

    private final Layer7 layer7;
    private final L7Documents documents;
    private final Tags tags;

    L7AdvancedApi(Layer7 layer7, L7Documents documents, Tags tags) {
        this.layer7 = layer7;
        this.documents = documents;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<ObjectNode> get() {
        return tags.ok(layer7.advanced().masked());
    }

    @PutMapping
    ResponseEntity<ObjectNode> put(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return changed(ifMatch, current -> documents.advanced(body));
    }

    @PatchMapping
    ResponseEntity<ObjectNode> patch(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return changed(ifMatch, current -> documents.advanced(body, current));
    }

    private ResponseEntity<ObjectNode> changed(@Nullable String ifMatch, UnaryOperator<L7Advanced> change) {
        return tags.ok(layer7.changeAdvanced(current -> {
                    tags.check(ifMatch, current.masked(), NAME);
                    return change.apply(current);
                })
                .masked());
    }
}
