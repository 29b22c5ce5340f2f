package org.lbadmin.live;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's table of layer 4 services at one moment; immutable.
 *
 * @param obstacle why there is none; null where there is one
 * @param services real servers by place, by service; names are those of {@link
 *     org.lbadmin.engine.ldirectord.KernelService}
 * @param operators what operators said last of real servers
 */
public record L4State(
        Instant at,
        @Nullable String obstacle,
        Map<String, Map<String, L4Entry>> services,
        Map<ServerName, OperatorState> operators) {
    public L4State {
        services = Map.copyOf(services);
        operators = Map.copyOf(operators);
    }
}
