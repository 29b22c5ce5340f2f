package org.lbadmin.layer7;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Http;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Problems;

/**
 * What a script asks for in so many words must be able to work: in TCP Mode it cannot set what works in HTTP Mode only.
 * What was there before stays, as on the page.
 */
final class AskedFor {
    private AskedFor() {}

    /** @throws org.lbadmin.model.InvalidInput with every problem at once */
    static L7VirtualService check(L7VirtualService service, @Nullable L7VirtualService before) {
        Problems problems = new Problems();
        problems.addIf(
                service.healthCheck().type().method().equals("HEAD")
                        && service.healthCheck().response() != null
                        && (before == null || !service.healthCheck().equals(before.healthCheck())),
                "healthCheck.response",
                "healthCheck.headHasNoBody");
        if (service.protocol() == L7Protocol.TCP) {
            problems.addIf(
                    service.forceToHttps() && !(before != null && before.forceToHttps()),
                    "forceToHttps",
                    "forceToHttps.needsHttp");
            problems.addIf(
                    service.xForwardedFor() && !(before != null && before.xForwardedFor()),
                    "xForwardedFor",
                    "xForwardedFor.needsHttp");
            http(service.http(), before == null ? L7Http.defaults() : before.http(), problems);
        }
        problems.orThrow();
        return service;
    }

    private static void http(L7Http wanted, L7Http before, Problems problems) {
        Map<String, Object> standard = values(L7Http.defaults());
        Map<String, Object> known = values(before);
        values(wanted)
                .forEach((name, value) -> problems.addIf(
                        !value.equals(standard.get(name)) && !value.equals(known.get(name)),
                        "http." + name,
                        "http.needsHttp"));
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
