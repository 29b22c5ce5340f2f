package org.lbadmin.overview;

import java.util.Arrays;
import org.lbadmin.layer7.L7RealServers;
import org.lbadmin.live.Live;
import org.lbadmin.live.OperatorState;
import org.lbadmin.live.ServerName;
import org.lbadmin.model.NotFound;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Component;

/** Drain, halt and online by the names in a path. */
@Component
class Operation {
    private static final String LAYER7 = "layer7";

    private final L7RealServers servers;
    private final Live live;
    private final Texts texts;

    /** What was done, as a sentence; {@code told} is false while HAProxy cannot be asked and it is only remembered. */
    record Done(boolean told, String detail) {}

    Operation(L7RealServers servers, Live live, Texts texts) {
        this.servers = servers;
        this.live = live;
        this.texts = texts;
    }

    /**
     * @throws NotFound when there is no such layer, virtual service, real server or action
     * @throws org.lbadmin.model.Refused when the server was not applied yet
     */
    Done run(String layer, String vip, String rip, String action) {
        if (!layer.equals(LAYER7)) {
            throw new NotFound("kind.virtualService", vip);
        }
        OperatorState wanted = Arrays.stream(OperatorState.values())
                .filter(state -> state.verb().equals(action))
                .findFirst()
                .orElseThrow(() -> new NotFound("kind.operation", action));
        servers.get(vip, rip);
        boolean told = live.operate(new ServerName(vip, rip), wanted);
        String key = "operate." + wanted.name() + (told ? "" : ".later");
        return new Done(told, texts.get(key, rip, vip));
    }
}
