package org.lbadmin.tls;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.LocalSecurity;
import org.lbadmin.web.ApiResource;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Records;
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

/** Local Configuration - Security for scripts. */
@RestController
@ApiResource(LocalSecurity.class)
@RequestMapping(Menu.API + "/local/security")
class LocalSecurityApi {
    private static final String NAME = "security";

    private final LocalSecuritySettings settings;
    private final Records records;
    private final Tags tags;

    LocalSecurityApi(LocalSecuritySettings settings, Records records, Tags tags) {
        this.settings = settings;
        this.records = records;
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
            tags.check(ifMatch, current, NAME);
            return records.read(LocalSecurity.class, body, records.write(LocalSecurity.defaults()), Map.of());
        }));
    }

    @PatchMapping
    ResponseEntity<ObjectNode> patch(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        ObjectNode cleared = records.reset(body, records.write(LocalSecurity.defaults()));
        return tags.ok(settings.change(current -> {
            tags.check(ifMatch, current, NAME);
            return records.read(LocalSecurity.class, cleared, records.write(current), Map.of());
        }));
    }
}
