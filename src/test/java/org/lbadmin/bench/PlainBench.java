package org.lbadmin.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Lab.Machine;
import org.lbadmin.lab.Service;

/** Layer 7 without TLS: HAProxy with the file that lbadmin writes, beside one on the same machine with a file by hand. */
final class PlainBench {
    private static final String VIP = "192.168.30.10";

    private final Api api;

    PlainBench(Api api) {
        this.api = api;
    }

    void run() throws IOException {
        Wrk.serve();
        String server = Machine.MBOX1.address();
        Wrk.start(Machine.APPLIANCE, """
                global
                    maxconn 40000
                    no strict-limits
                defaults
                    timeout client 43s
                    timeout server 45s
                    timeout connect 4s
                listen http
                    mode http
                    bind %1$s:7080
                    option forwardfor
                    server MBOX1 %2$s:80 check
                listen tcp
                    mode tcp
                    bind %1$s:7081
                    server MBOX1 %2$s:80 check
                """.formatted(Machine.APPLIANCE.address(), server));
        Map<String, Object> none = Map.of("mode", "NONE");
        api.post(
                Service.PATH,
                Service.http("PLAIN-HTTP", VIP, "80")
                        .server("MBOX1", server, 80, 100)
                        .with("persistence", none)
                        .body());
        api.post(
                Service.PATH,
                Service.tcp("PLAIN-TCP", VIP, "81")
                        .server("MBOX1", server, 80, 100)
                        .with("persistence", none)
                        .body());
        api.commit();
        for (String mode : List.of("HTTP", "TCP")) {
            int port = mode.equals("HTTP") ? 80 : 81;
            Map<String, String> ways = new LinkedHashMap<>();
            ways.put("by hand", "http://" + Machine.APPLIANCE.address() + ":70" + port + "/");
            ways.put("lbadmin", "http://" + VIP + ":" + port + "/");
            Wrk.measure("layer 7 " + mode + ", kept alive", ways, List.of());
            Wrk.measure("layer 7 " + mode + ", new connections", ways, List.of("-H", "Connection: close"));
        }
        for (String label : List.of("PLAIN-HTTP", "PLAIN-TCP")) {
            api.delete(Service.PATH + "/" + label);
        }
        api.commit();
    }
}
