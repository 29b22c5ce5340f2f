package org.lbadmin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Records;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The own password over the API. */
@RestController
class PasswordApi {
    private final PasswordChange change;
    private final Records records;
    private final Refusals refusals;

    PasswordApi(PasswordChange change, Records records, Refusals refusals) {
        this.change = change;
        this.records = records;
        this.refusals = refusals;
    }

    @PostMapping(Menu.API + "/maintenance/passwords")
    ResponseEntity<Void> change(@RequestBody ObjectNode body) {
        change.change(records.read(OwnPassword.class, body, records.object(), Map.of()));
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    void tooMany(TooManyAttempts many, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.tooMany(request, response, many);
    }
}
