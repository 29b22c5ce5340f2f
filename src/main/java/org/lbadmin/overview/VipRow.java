package org.lbadmin.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.web.Texts;

/**
 * A line of the page.
 *
 * @param expandHref the same page with the real servers of this line shown, or hidden again
 * @param modifyHref null for who may not edit
 */
public record VipRow(
        int layer,
        String label,
        String ipAddress,
        String ports,
        int connections,
        String protocol,
        String method,
        String mode,
        String state,
        String stateLabel,
        boolean expanded,
        String expandHref,
        @Nullable String modifyHref,
        List<RipRow> realServers) {

    /** A real server below it. */
    public record RipRow(
            String label,
            String ipAddress,
            String port,
            int weight,
            int connections,
            String state,
            String stateLabel,
            String detail,
            boolean canDrain,
            boolean canHalt,
            boolean canOnline,
            @Nullable String onlineLabel) {

        static RipRow of(RealServer server, VirtualService vip, Texts texts) {
            State state = server.state();
            boolean told = state != State.PENDING && !(state == State.UNKNOWN && vip.state() == State.REDIRECT);
            return new RipRow(
                    server.label(),
                    server.ipAddress(),
                    server.port() == null ? vip.ports() : server.port().toString(),
                    server.weight(),
                    server.connections(),
                    state.name(),
                    texts.get("state." + state),
                    server.detail(),
                    told && !state.rests(),
                    told && !state.rests(),
                    state.rests() || (told && state == State.UNKNOWN),
                    onlineLabel(state, texts));
        }

        private static @Nullable String onlineLabel(State state, Texts texts) {
            return switch (state) {
                case HALTED -> texts.get("action.onlineHalted");
                case DRAINED -> texts.get("action.onlineDrained");
                case UNKNOWN -> texts.get("action.online");
                default -> null;
            };
        }
    }

    static VipRow of(
            VirtualService vip, boolean expanded, String expandHref, @Nullable String modifyHref, Texts texts) {
        return new VipRow(
                vip.layer(),
                vip.label(),
                vip.ipAddress().isEmpty() ? texts.get("l7.backendOnly") : vip.ipAddress(),
                vip.ports(),
                vip.connections(),
                vip.protocol(),
                vip.method(),
                vip.mode(),
                vip.state().name(),
                texts.get("state." + vip.state()),
                expanded,
                expandHref,
                modifyHref,
                expanded
                        ? vip.realServers().stream()
                                .map(server -> RipRow.of(server, vip, texts))
                                .toList()
                        : List.of());
    }
}
