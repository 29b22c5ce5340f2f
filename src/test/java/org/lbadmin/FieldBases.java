package org.lbadmin;

import org.lbadmin.model.L7Advanced;
import org.lbadmin.web.Records;
import tools.jackson.databind.node.ObjectNode;

/** Virtual services in which fields are changed one by one. */
public final class FieldBases {
    private final Records records;

    FieldBases(Records records) {
        this.records = records;
    }

    ObjectNode tcp() {
        return records.parse("""
                {"label": "vip", "ipAddress": "192.0.2.10", "ports": "80", "protocol": "TCP",
                 "healthCheck": {"type": "NEGOTIATE_HTTP_GET", "request": "a", "response": "b", "host": "c", "port": 5},
                 "feedback": {"method": "AGENT"},
                 "timeouts": {"enabled": true},
                 "realServers": [{"label": "rip", "ipAddress": "192.0.2.20", "port": 80, "maxConnections": 5}]}
                """);
    }

    ObjectNode http() {
        return records.parse("""
                {"label": "vip", "ipAddress": "192.0.2.10", "ports": "80", "protocol": "HTTP",
                 "http": {"pipelineMode": "SERVER_CLOSE", "hsts": true},
                 "realServers": [{"label": "rip", "ipAddress": "192.0.2.20", "port": 80}]}
                """);
    }

    ObjectNode forwarded() {
        ObjectNode forwarded = http();
        forwarded.set("persistence", records.parse("{\"mode\": \"X_FORWARDED_FOR_AND_SOURCE_IP\"}"));
        return forwarded;
    }

    ObjectNode mysql() {
        ObjectNode mysql = tcp();
        mysql.set("healthCheck", records.parse("{\"type\": \"MYSQL\", \"username\": \"check\"}"));
        return mysql;
    }

    ObjectNode script() {
        ObjectNode script = tcp();
        script.set("healthCheck", records.parse("{\"type\": \"EXTERNAL_SCRIPT\", \"script\": \"one.sh\"}"));
        return script;
    }

    ObjectNode redirect() {
        ObjectNode redirect = http();
        redirect.put("forceToHttps", true);
        return redirect;
    }

    ObjectNode advanced() {
        return advanced(records);
    }

    /** An advanced configuration in which every field has an effect. */
    public static ObjectNode advanced(Records records) {
        ObjectNode base = records.write(L7Advanced.defaults());
        base.withObject("/limits").put("threads", 2);
        base.withObject("/replication")
                .put("enabled", true)
                .put("partner", "lb2")
                .put("partnerAddress", "192.0.2.3");
        base.withObject("/statistics").put("password", "good password");
        base.withObject("/alerts")
                .put("from", "lb1@example.com")
                .put("to", "operators@example.com")
                .put("mailServer", "192.0.2.25");
        return base;
    }
}
