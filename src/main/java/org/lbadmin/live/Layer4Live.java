package org.lbadmin.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Layer4Services;
import org.lbadmin.model.TakesEffect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** What the kernel does for layer 4 right now; read once for everybody, and not where there is nothing of layer 4. */
@Service
public class Layer4Live {
    private static final Logger LOG = LoggerFactory.getLogger(Layer4Live.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Helper helper;
    private final Layer4Services services;
    private final TakesEffect takesEffect;
    private final OperatorMemory memory;
    private final Clock clock;
    private L4State last = new L4State(Instant.EPOCH, null, Map.of(), Map.of());

    Layer4Live(Helper helper, Layer4Services services, TakesEffect takesEffect, OperatorMemory memory, Clock clock) {
        this.helper = helper;
        this.services = services;
        this.takesEffect = takesEffect;
        this.memory = memory;
        this.clock = clock;
    }

    /** At most a second old, and what operators said last. */
    public synchronized L4State now() {
        Instant now = clock.instant();
        if (last.at().plus(FRESH).isBefore(now) || !last.operators().equals(memory.ofLayer4())) {
            last = read(now);
        }
        return last;
    }

    /** What was read is old: somebody changed it. */
    synchronized void forget() {
        last = new L4State(Instant.EPOCH, last.obstacle(), last.services(), last.operators());
    }

    /** Everything that ipvsadm tells, for the reports. */
    public L4Tables tables() {
        return L4Tables.of(obstacle() == null ? run(new HelperCall.L4Table()).lines() : List.of());
    }

    /** So many of the present connections, a line each, with the heading. */
    public List<String> connections(int most) {
        return obstacle() == null ? run(new HelperCall.L4Connections(most)).lines() : List.of();
    }

    /** Why there is no layer 4 here; null where there is. */
    public @org.jspecify.annotations.Nullable String obstacle() {
        return takesEffect.obstacle(EngineId.LDIRECTORD).orElse(null);
    }

    private L4State read(Instant at) {
        String obstacle = obstacle();
        if (services.all().isEmpty() || obstacle != null) {
            return new L4State(at, obstacle, Map.of(), memory.ofLayer4());
        }
        return new L4State(at, null, tables().services(), memory.ofLayer4());
    }

    private HelperResult run(HelperCall call) {
        try {
            HelperResult result = helper.run(call);
            if (!result.ok()) {
                LOG.warn(
                        "The kernel's table cannot be read: {}", result.output().strip());
            }
            return result;
        } catch (HelperFailed e) {
            LOG.warn("The kernel's table cannot be read: {}", e.getMessage());
            return new HelperResult(2, "");
        }
    }
}
