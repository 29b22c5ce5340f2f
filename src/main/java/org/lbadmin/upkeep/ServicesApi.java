package org.lbadmin.upkeep;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lbadmin.helper.EngineStatus;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Role;
import org.lbadmin.web.Menu;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Restart Services for scripts. */
@RestController
@RequestMapping(Menu.API + "/maintenance/services")
class ServicesApi {
    private final Services services;

    /** How one engine is. */
    record ServiceBody(
            String engine,
            EngineStatus.State state,
            @Nullable Long pid,
            @Nullable Instant since,
            @Nullable Integer release) {}

    ServicesApi(Services services) {
        this.services = services;
    }

    @GetMapping
    List<ServiceBody> list() {
        return Arrays.stream(EngineId.values()).map(this::body).toList();
    }

    @PostMapping("/{engine}/{action:reload|restart|start|stop}")
    ResponseEntity<ServiceOutcome> act(
            @PathVariable String engine, @PathVariable String action, HttpServletRequest request) {
        return answer(services.act(Services.engine(engine), action(action), mayCommit(request)));
    }

    static ResponseEntity<ServiceOutcome> answer(ServiceOutcome outcome) {
        return ResponseEntity.status(outcome.good() ? HttpStatus.OK : HttpStatus.CONFLICT)
                .body(outcome);
    }

    static Action action(String word) {
        return Action.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static boolean mayCommit(HttpServletRequest request) {
        return request.isUserInRole(Role.CONFIG.name());
    }

    private ServiceBody body(EngineId engine) {
        EngineStatus status = services.status(engine);
        return new ServiceBody(
                engine.id(),
                status.state(),
                status.pid(),
                status.since(),
                status.release() == 0 ? null : status.release());
    }
}
