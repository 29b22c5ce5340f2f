package org.lbadmin.layer4;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L4Advanced;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Layer 4 - Advanced Configuration for scripts. */
@RestController
@ApiResource(L4Advanced.class)
@RequestMapping(Menu.API + "/cluster/layer4/advanced")
class L4AdvancedApi {
    private static final String NAME = "advanced";

    private final Layer4 layer4;
    private final L4Documents documents;
    private final Tags tags;
    private final AtOnce atOnce;

    L4AdvancedApi(Layer4 layer4, L4Documents documents, Tags tags, AtOnce atOnce) {
        this.layer4 = layer4;
        this.documents = documents;
        this.tags = tags;
        this.atOnce = atOnce;
    }

    @GetMapping
    ResponseEntity<ObjectNode> get() {
        return tags.ok(layer4.advanced());
    }

    @PutMapping
    ResponseEntity<ObjectNode> put(
            @RequestParam(defaultValue = "now") String apply,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return atOnce.answer(apply, () -> {
            return tags.ok(layer4.changeAdvanced(current -> {
                tags.check(ifMatch, current, NAME);
                return documents.advanced(body);
            }));
        });
    }

    @PatchMapping
    ResponseEntity<ObjectNode> patch(
            @RequestParam(defaultValue = "now") String apply,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return atOnce.answer(apply, () -> {
            return tags.ok(layer4.changeAdvanced(current -> {
                tags.check(ifMatch, current, NAME);
                return documents.advanced(body, current);
            }));
        });
    }
}
