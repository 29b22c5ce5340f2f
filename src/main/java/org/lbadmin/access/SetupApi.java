package org.lbadmin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.lbadmin.model.Confidential;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problems;
import org.lbadmin.web.Records;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** First-boot set-up for scripts. */
@RestController
@RequestMapping(SetupGate.API)
class SetupApi {
    private final FirstBoot firstBoot;
    private final Records records;
    private final Refusals refusals;

    /** The set-up without the repetition, which is for people who type. */
    record Claim(String setupCode, @Confidential String password) {}

    SetupApi(FirstBoot firstBoot, Records records, Refusals refusals) {
        this.firstBoot = firstBoot;
        this.records = records;
        this.refusals = refusals;
    }

    @GetMapping
    ObjectNode show() {
        pendingOnly();
        return records.object().put("setupRequired", true);
    }

    @PostMapping
    ResponseEntity<Void> claim(@RequestBody ObjectNode body, HttpServletRequest request) {
        pendingOnly();
        Claim claim = records.read(Claim.class, body, records.object(), Map.of());
        firstBoot.claim(claim.setupCode(), claim.password(), new Problems(), request.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    void tooMany(TooManyAttempts many, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.tooMany(request, response, many);
    }

    private void pendingOnly() {
        if (!firstBoot.isPending()) {
            throw new NotFound("kind.page", SetupGate.API);
        }
    }
}
