package org.lbadmin.overview;

import java.util.Arrays;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.layer7.L7RealServers;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.live.Layer4Operators;
import org.lbadmin.live.Live;
import org.lbadmin.live.OperatorState;
import org.lbadmin.live.ServerName;
import org.lbadmin.model.L7Persistence;
import org.lbadmin.model.NotFound;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Component;

/** Drain, halt and online by the names in a path. */
@Component
class Operation {
    private static final String LAYER7 = "layer7";
    private static final String LAYER4 = "layer4";

    private final Layer7 layer7;
    private final L7RealServers servers;
    private final Live live;
    private final Layer4 layer4;
    private final Layer4Operators packets;
    private final Texts texts;

    /** What was done, as a sentence; {@code told} is false while HAProxy cannot be asked and it is only remembered. */
    record Done(boolean told, String detail) {}

    Operation(Layer7 layer7, L7RealServers servers, Live live, Layer4 layer4, Layer4Operators packets, Texts texts) {
        this.layer7 = layer7;
        this.servers = servers;
        this.live = live;
        this.layer4 = layer4;
        this.packets = packets;
        this.texts = texts;
    }

    /**
     * @throws NotFound when there is no such layer, virtual service, real server or action
     * @throws org.lbadmin.model.Refused when the server was not applied yet
     */
    Done run(String layer, String vip, String rip, String action) {
        if (!layer.equals(LAYER7) && !layer.equals(LAYER4)) {
            throw new NotFound("kind.virtualService", vip);
        }
        OperatorState wanted = Arrays.stream(OperatorState.values())
                .filter(state -> state.verb().equals(action))
                .findFirst()
                .orElseThrow(() -> new NotFound("kind.operation", action));
        boolean told = layer.equals(LAYER7) ? connections(vip, rip, wanted) : packets(vip, rip, wanted);
        String key = "operate." + wanted.name() + (told ? "" : layer.equals(LAYER7) ? ".later" : ".notHere");
        return new Done(told, texts.get(key, rip, vip));
    }

    private boolean connections(String vip, String rip, OperatorState wanted) {
        servers.get(vip, rip);
        ServerName name = new ServerName(vip, rip);
        boolean told = live.operate(name, wanted);
        L7Persistence persistence = layer7.get(vip).inEffect().persistence();
        if (told && wanted == OperatorState.DRAINED && persistence.mode().keepsTable() && persistence.clearOnDrain()) {
            live.forget(name);
        }
        return told;
    }

    private boolean packets(String vip, String rip, OperatorState wanted) {
        if (layer4.get(vip).realServer(rip).isEmpty()) {
            throw new NotFound("kind.l4RealServer", rip);
        }
        return packets.operate(new ServerName(vip, rip), wanted);
    }
}
