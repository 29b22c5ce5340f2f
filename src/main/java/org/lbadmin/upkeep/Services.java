package org.lbadmin.upkeep;

import java.util.List;
import java.util.Locale;
import org.lbadmin.commit.Commit;
import org.lbadmin.commit.OutcomeBody;
import org.lbadmin.helper.EngineStatus;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.NotFound;
import org.lbadmin.web.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Restart Services: how the engines are, and reload, restart, start, stop. */
@Service
public class Services {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final Helper helper;
    private final Commit commit;
    private final ServiceTrail trail;
    private final Texts texts;

    Services(Helper helper, Commit commit, ServiceTrail trail, Texts texts) {
        this.helper = helper;
        this.commit = commit;
        this.trail = trail;
        this.texts = texts;
    }

    /** @throws NotFound when there is no engine of this name */
    public static EngineId engine(String id) {
        return EngineId.of(id).orElseThrow(() -> new NotFound(ServiceTrail.KIND, id));
    }

    public EngineStatus status(EngineId engine) {
        try {
            return EngineStatus.of(helper.run(new HelperCall.Status(engine)));
        } catch (HelperFailed e) {
            LOG.warn("The state of {} is not known: {}", engine.id(), e.getMessage());
            return new EngineStatus(EngineStatus.State.UNKNOWN, null, null, 0);
        }
    }

    /**
     * Does it, in the turn of the commits. A reload or restart applies saved changes first; when they are refused, what
     * runs goes on and nothing is restarted.
     *
     * @param mayCommit whether whoever asks may apply saved changes; otherwise they wait on
     */
    public ServiceOutcome act(EngineId engine, Action action, boolean mayCommit) {
        return commit.exclusively(() -> {
            EngineStatus before = status(engine);
            ServiceOutcome outcome = carryOut(engine, action, mayCommit, before);
            trail.keep(engine, action, before, status(engine), outcome.outcome());
            return outcome;
        });
    }

    private ServiceOutcome carryOut(EngineId engine, Action action, boolean mayCommit, EngineStatus before) {
        boolean first = before.state() == EngineStatus.State.NEVER;
        boolean changing = action == Action.RELOAD || action == Action.RESTART;
        if (mayCommit
                && (first ? action != Action.STOP : changing && commit.isPending(engine) && !commit.isLocked(engine))) {
            OutcomeBody applied = OutcomeBody.of(engine, commit.apply(engine), commit, texts);
            if (!applied.good() || first || action == Action.RELOAD) {
                return ServiceOutcome.of(applied);
            }
        }
        return control(engine, action, changing && commit.isPending(engine));
    }

    private ServiceOutcome control(EngineId engine, Action action, boolean waiting) {
        HelperResult result = run(new HelperCall.Control(action, engine));
        String label = texts.get("engine." + engine.id());
        String verb = action.name().toLowerCase(Locale.ROOT);
        boolean idle = result.ok() && action != Action.STOP && status(engine).state() == EngineStatus.State.IDLE;
        String sentence =
                texts.get(idle ? "service.idle" : "service." + verb + (result.ok() ? ".done" : ".failed"), label);
        if (waiting) {
            sentence += " " + texts.get(commit.isLocked(engine) ? "service.locked" : "service.waiting");
        }
        LOG.info(
                "{} {}: {}",
                verb,
                engine.id(),
                result.ok() ? "done" : result.output().strip());
        if (result.ok() && action != Action.STOP) {
            commit.mended(engine);
        }
        return new ServiceOutcome(
                engine.id(),
                result.ok() ? done(action) : ServiceOutcome.FAILED,
                String.join("\n", result.lines()),
                sentence,
                result.ok() ? List.of() : OutcomeBody.troubles(engine, result.lines(), commit));
    }

    private HelperResult run(HelperCall call) {
        try {
            return helper.run(call);
        } catch (HelperFailed e) {
            return new HelperResult(2, String.valueOf(e.getMessage()));
        }
    }

    private static String done(Action action) {
        return switch (action) {
            case START -> "STARTED";
            case STOP -> "STOPPED";
            case RESTART -> "RESTARTED";
            case RELOAD -> "RELOADED";
        };
    }
}
