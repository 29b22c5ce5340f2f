package org.lbadmin.fallback;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.Refused;
import org.lbadmin.model.TakesEffect.Effect;
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

/** The fallback page for scripts; what is sent is live at once. */
@RestController
@ApiResource(FallbackPage.class)
@RequestMapping(Menu.API + "/maintenance/fallback-page")
class FallbackPageApi {
    private final FallbackConfiguration fallback;
    private final Records records;
    private final Tags tags;

    FallbackPageApi(FallbackConfiguration fallback, Records records, Tags tags) {
        this.fallback = fallback;
        this.records = records;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<ObjectNode> get() {
        return tags.ok(fallback.read());
    }

    @PutMapping
    ResponseEntity<ObjectNode> put(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        FallbackPage page = records.read(FallbackPage.class, body, records.object(), Map.of());
        Effect effect = fallback.change(
                page.html(),
                page.address() == null ? "" : page.address().value(),
                current -> tags.check(ifMatch, current, "fallback-page"));
        if (!effect.good()) {
            throw new Refused("fallback.notLive", String.join(" ", effect.lines()));
        }
        return tags.ok(fallback.read());
    }
}
