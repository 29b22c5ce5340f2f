package org.lbadmin.commit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.TakesEffect;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Commits without a commit step: for what takes effect when it is saved. */
@Component
class OnUpdate implements TakesEffect {
    /** A module may be loaded meanwhile, a package installed. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Commit commit;
    private final Helper helper;
    private final Clock clock;
    private volatile Seen seen = new Seen(Instant.EPOCH, Optional.empty());

    /** What the helper said of layer 4, and when. */
    private record Seen(Instant at, Optional<String> obstacle) {}

    OnUpdate(@Lazy Commit commit, Helper helper, Clock clock) {
        this.commit = commit;
        this.helper = helper;
        this.clock = clock;
    }

    @Override
    public Effect now(EngineId engine) {
        Optional<String> obstacle = obstacle(engine);
        if (obstacle.isPresent()) {
            return new Effect(Result.UNAVAILABLE, List.of(obstacle.get()));
        }
        Outcome outcome = commit.apply(engine);
        return new Effect(Result.valueOf(outcome.name()), outcome.lines());
    }

    @Override
    public Optional<String> obstacle(EngineId engine) {
        if (engine != EngineId.LDIRECTORD) {
            return Optional.empty();
        }
        Seen known = seen;
        Instant now = clock.instant();
        if (known.at().plus(REMEMBERED).isBefore(now)) {
            known = new Seen(now, ask());
            seen = known;
        }
        return known.obstacle();
    }

    private Optional<String> ask() {
        try {
            String answer = helper.run(new HelperCall.L4Available()).output().strip();
            return answer.equals("yes") ? Optional.empty() : Optional.of(answer.replaceFirst("^no ", ""));
        } catch (HelperFailed e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
