package org.lbadmin.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.lab.Lab.Machine;

/** A layer 7 virtual service as a script writes it. */
public final class Service {
    public static final String PATH = "/cluster/layer7/virtual-services";

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<Object> servers = new ArrayList<>();

    private Service(String label, String protocol, String address, String ports) {
        fields.put("label", label);
        fields.put("ipAddress", address);
        fields.put("ports", ports);
        fields.put("protocol", protocol);
        fields.put("balanceMode", "WEIGHTED_ROUND_ROBIN");
        fields.put("persistence", Map.of("mode", "NONE"));
    }

    public static Service tcp(String label, String address, String ports) {
        return new Service(label, "TCP", address, ports);
    }

    public static Service http(String label, String address, String ports) {
        return new Service(label, "HTTP", address, ports);
    }

    public Service with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    /** Gives it the two mailbox servers. */
    public Service mailboxes(@Nullable Integer port, int weight) {
        return server("MBOX1", Machine.MBOX1.address(), port, weight)
                .server("MBOX2", Machine.MBOX2.address(), port, weight);
    }

    public Service server(String label, String address, @Nullable Integer port, int weight) {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("label", label);
        server.put("ipAddress", address);
        server.put("port", port);
        server.put("weight", weight);
        servers.add(server);
        return this;
    }

    public String label() {
        return String.valueOf(fields.get("label"));
    }

    public String path() {
        return PATH + "/" + label();
    }

    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.put("realServers", servers);
        return body;
    }
}
