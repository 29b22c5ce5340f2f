package org.lbadmin.commit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.FirewallTrials.Caller;
import org.lbadmin.model.value.IpAddress;
import org.springframework.stereotype.Component;

/** Whether who asks for new rules would still reach the WebUI under them, and SSH where it is in use. */
@Component
class Reach {
    private static final int SSH = 22;
    private static final int PATIENCE = 200;

    private final Helper helper;

    Reach(Helper helper) {
        this.helper = helper;
    }

    /** The ports that would be closed to them. */
    List<Integer> blocked(int release, Caller caller) {
        List<Integer> ports = new ArrayList<>(List.of(caller.port()));
        if (listens(caller.server())) {
            ports.add(SSH);
        }
        HelperResult answer = helper.run(
                new HelperCall.FirewallReach(release, plain(caller.client()), plain(caller.server()), ports));
        return ports.stream()
                .filter(port -> !answer.lines().contains(port + " open"))
                .toList();
    }

    /** As rules and tools write it; the server adds the interface to a link-local address. */
    private static String plain(String address) {
        return new IpAddress(address.replaceFirst("%.*", "")).value();
    }

    private static boolean listens(String server) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server, SSH), PATIENCE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
