package org.lbadmin.lab;

import java.util.LinkedHashMap;
import java.util.Map;

/** An SSL termination as a script writes it. */
public final class Termination {
    public static final String PATH = "/cluster/ssl/terminations";

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Termination(String label, String service, int port, String certificate, String terminator) {
        fields.put("label", label);
        fields.put("virtualService", service);
        fields.put("port", port);
        fields.put("certificate", certificate);
        fields.put("terminator", terminator);
    }

    public static Termination stunnel(String label, String service, int port, String certificate) {
        return new Termination(label, service, port, certificate, "STUNNEL");
    }

    public static Termination haproxy(String label, String service, int port, String certificate) {
        return new Termination(label, service, port, certificate, "HAPROXY");
    }

    public Termination with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    public Map<String, Object> body() {
        return fields;
    }
}
