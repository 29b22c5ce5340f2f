package org.lbadmin.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7HealthCheck;
import org.lbadmin.model.Problem;

/** One HTTP request, and whether its answer is what is wanted. */
final class HttpCheck {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");

    private HttpCheck() {}

    static Problem verdict(L7HealthCheck check, Talk talk) throws IOException {
        talk.send(request(check).getBytes(StandardCharsets.ISO_8859_1), null);
        String answer = new String(talk.read(octets -> false), StandardCharsets.UTF_8);
        if (answer.isEmpty()) {
            return L7Probe.down("probe.empty");
        }
        Matcher status = STATUS.matcher(answer.lines().findFirst().orElse(""));
        if (!status.matches()) {
            return L7Probe.down("probe.notHttp");
        }
        String wanted = check.type().method().equals("HEAD") ? null : check.response();
        return judged(Integer.parseInt(status.group(1)), body(answer), wanted);
    }

    private static Problem judged(int status, String body, @Nullable String wanted) {
        if (wanted == null) {
            return status < 400 && status >= 200
                    ? L7Probe.up("probe.status", status)
                    : L7Probe.down("probe.badStatus", status);
        }
        if (status != 200) {
            return L7Probe.down("probe.not200", status);
        }
        return body.contains(wanted) ? L7Probe.up("probe.found", wanted) : L7Probe.down("probe.notFound", wanted);
    }

    private static String body(String answer) {
        int at = answer.indexOf("\r\n\r\n");
        return at < 0 ? "" : answer.substring(at + 4);
    }

    private static String request(L7HealthCheck check) {
        String path = check.request() == null ? "" : check.request();
        String line = check.type().method() + " " + (path.startsWith("/") ? path : "/" + path) + " ";
        String host = check.host();
        return host == null
                ? line + "HTTP/1.0\r\nconnection: close\r\n\r\n"
                : line + "HTTP/1.1\r\nhost: " + host + "\r\nconnection: close\r\n\r\n";
    }
}
