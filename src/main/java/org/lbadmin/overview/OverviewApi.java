package org.lbadmin.overview;

import java.time.Instant;
import java.util.List;
import org.lbadmin.web.Menu;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The System Overview for scripts. */
@RestController
@RequestMapping(Menu.API + "/overview")
class OverviewApi {
    private final Feed feed;
    private final Operation operation;

    record Body(Instant at, List<VirtualService> virtualServices) {}

    OverviewApi(Feed feed, Operation operation) {
        this.feed = feed;
        this.operation = operation;
    }

    @GetMapping
    Body get() {
        View view = feed.now();
        return new Body(view.at(), view.virtualServices());
    }

    /** 204 when it has taken effect, 202 when HAProxy cannot be asked and will be told as soon as it can. */
    @PostMapping("/{layer}/{vip}/{rip}/{action}")
    ResponseEntity<Operation.Done> operate(
            @PathVariable String layer,
            @PathVariable String vip,
            @PathVariable String rip,
            @PathVariable String action) {
        Operation.Done done = operation.run(layer, vip, rip, action);
        return done.told()
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.ACCEPTED).body(done);
    }
}
