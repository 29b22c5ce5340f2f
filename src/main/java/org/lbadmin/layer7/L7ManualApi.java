package org.lbadmin.layer7;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Manual;
import org.lbadmin.web.ApiResource;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Records;
import org.lbadmin.web.Tags;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Layer 7 - Manual Configuration for scripts. */
@RestController
@ApiResource(L7Manual.class)
@RequestMapping(Menu.API + "/cluster/layer7/manual")
class L7ManualApi {
    private final L7ManualConfiguration manual;
    private final Records records;
    private final Tags tags;

    L7ManualApi(L7ManualConfiguration manual, Records records, Tags tags) {
        this.manual = manual;
        this.records = records;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<ObjectNode> get() {
        return tags.ok(manual.read());
    }

    @PutMapping
    ResponseEntity<ObjectNode> put(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        L7Manual sent = records.read(L7Manual.class, body, records.write(L7Manual.defaults()), Map.of());
        return tags.ok(manual.change(sent.written(), current -> tags.check(ifMatch, current, "manual")));
    }
}
