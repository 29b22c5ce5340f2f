package org.lbadmin.layer7;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lbadmin.model.L7Http;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Problems;

/** Settings that mean something only where HAProxy reads requests: in TCP Mode they must stay at their defaults. */
final class HttpOnly {
    private HttpOnly() {}

    static void check(L7VirtualService service, Problems problems) {
        if (service.protocol() == L7Protocol.HTTP) {
            return;
        }
        Map<String, Object> standard = values(L7Http.defaults());
        values(service.http())
                .forEach((name, value) ->
                        problems.addIf(!value.equals(standard.get(name)), "http." + name, "http.needsHttp"));
    }

    private static Map<String, Object> values(L7Http http) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("pipelineMode", http.pipelineMode());
        values.put("pretendKeepAlive", http.pretendKeepAlive());
        values.put("reuseConnections", http.reuseConnections());
        values.put("acceptInvalidRequests", http.acceptInvalidRequests());
        values.put("slowHeaderProtection", http.slowHeaderProtection());
        values.put("compression", http.compression());
        values.put("hsts", http.hsts());
        values.put("realServerNameAsHost", http.realServerNameAsHost());
        values.put("encryptBackends", http.encryptBackends());
        return values;
    }
}
