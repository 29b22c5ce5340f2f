package org.lbadmin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lbadmin.model.Role;

/**
 * The one list of pages. It draws the navigation and tells who may open what: a page's path, everything below it, and
 * the same path under /lbadmin/api/v1 need its role; sending something there needs the second one.
 */
public final class Menu {
    public static final String ROOT = "/lbadmin";
    public static final String API = "/lbadmin/api/v1";

    /** Figures for programs, which sign in as scripts do. */
    public static final String METRICS = ROOT + "/metrics";

    /** The areas of the main menu, in their order. */
    public enum Area {
        OVERVIEW,
        LOCAL,
        CLUSTER,
        MAINTENANCE,
        VIEW,
        REPORTS,
        LOGS,
        HELP
    }

    /**
     * One page.
     *
     * @param key message key of its label is {@code menu.<key>}
     * @param path below /lbadmin
     * @param look the role that may open it
     * @param act the role that may change something there
     * @param listed whether the navigation shows it
     */
    public record Entry(Area area, String key, String path, Role look, Role act, boolean listed) {}

    public static final List<Entry> ENTRIES = List.of(
            new Entry(Area.OVERVIEW, "overview", "/", Role.REPORT, Role.MAINT, true),
            new Entry(Area.OVERVIEW, "overviewActions", "/overview", Role.REPORT, Role.MAINT, false),
            new Entry(Area.OVERVIEW, "wizardQuestion", "/overview/wizard", Role.CONFIG, Role.CONFIG, false),
            new Entry(Area.OVERVIEW, "search", "/search", Role.REPORT, Role.CONFIG, false),
            new Entry(Area.LOCAL, "localSecurity", "/local/security", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.LOCAL, "graphing", "/local/graphing", Role.REPORT, Role.CONFIG, true),
            new Entry(
                    Area.CLUSTER,
                    "l7VirtualServices",
                    "/cluster/layer7/virtual-services",
                    Role.REPORT,
                    Role.CONFIG,
                    true),
            new Entry(
                    Area.CLUSTER,
                    "l7AddVirtualService",
                    "/cluster/layer7/add-virtual-service",
                    Role.CONFIG,
                    Role.CONFIG,
                    false),
            new Entry(Area.CLUSTER, "l7RealServers", "/cluster/layer7/real-servers", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.CLUSTER, "l7Advanced", "/cluster/layer7/advanced", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.CLUSTER, "l7Manual", "/cluster/layer7/manual", Role.REPORT, Role.CONFIG, true),
            new Entry(
                    Area.CLUSTER,
                    "l4VirtualServices",
                    "/cluster/layer4/virtual-services",
                    Role.REPORT,
                    Role.CONFIG,
                    true),
            new Entry(
                    Area.CLUSTER,
                    "l4AddVirtualService",
                    "/cluster/layer4/add-virtual-service",
                    Role.CONFIG,
                    Role.CONFIG,
                    false),
            new Entry(Area.CLUSTER, "l4RealServers", "/cluster/layer4/real-servers", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.CLUSTER, "l4Advanced", "/cluster/layer4/advanced", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.CLUSTER, "sslCertificates", "/cluster/ssl/certificates", Role.REPORT, Role.CONFIG, true),
            new Entry(
                    Area.CLUSTER, "sslAddCertificate", "/cluster/ssl/add-certificate", Role.CONFIG, Role.CONFIG, false),
            new Entry(Area.CLUSTER, "sslTerminations", "/cluster/ssl/terminations", Role.REPORT, Role.CONFIG, true),
            new Entry(
                    Area.CLUSTER, "sslAddTermination", "/cluster/ssl/add-termination", Role.CONFIG, Role.CONFIG, false),
            new Entry(Area.CLUSTER, "sslAdvanced", "/cluster/ssl/advanced", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.CLUSTER, "floatingIps", "/cluster/floating-ips", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.CLUSTER, "checkScripts", "/cluster/health-check-scripts", Role.REPORT, Role.CONFIG, true),
            new Entry(
                    Area.CLUSTER,
                    "addCheckScript",
                    "/cluster/add-health-check-script",
                    Role.CONFIG,
                    Role.CONFIG,
                    false),
            new Entry(Area.CLUSTER, "wizard", "/cluster/wizard", Role.CONFIG, Role.CONFIG, true),
            new Entry(Area.MAINTENANCE, "services", "/maintenance/services", Role.REPORT, Role.MAINT, true),
            new Entry(
                    Area.MAINTENANCE, "firewallScript", "/maintenance/firewall-script", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.MAINTENANCE, "fallbackPage", "/maintenance/fallback-page", Role.REPORT, Role.CONFIG, true),
            new Entry(
                    Area.MAINTENANCE,
                    "firewallLockdown",
                    "/maintenance/firewall-lockdown",
                    Role.REPORT,
                    Role.CONFIG,
                    true),
            new Entry(Area.MAINTENANCE, "passwords", "/maintenance/passwords", Role.REPORT, Role.REPORT, true),
            new Entry(Area.MAINTENANCE, "users", "/maintenance/users", Role.CONFIG, Role.CONFIG, false),
            new Entry(Area.MAINTENANCE, "addUser", "/maintenance/add-user", Role.CONFIG, Role.CONFIG, false),
            new Entry(Area.MAINTENANCE, "tokens", "/maintenance/tokens", Role.REPORT, Role.REPORT, false),
            new Entry(Area.MAINTENANCE, "commit", "/maintenance/commit", Role.REPORT, Role.CONFIG, false),
            new Entry(Area.MAINTENANCE, "releases", "/maintenance/releases", Role.REPORT, Role.CONFIG, false),
            new Entry(Area.VIEW, "viewLayer7", "/view/layer7", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.VIEW, "viewLayer4", "/view/layer4", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.VIEW, "viewSslTermination", "/view/ssl-termination", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.VIEW, "viewFirewallRules", "/view/firewall-rules", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.VIEW, "viewFirewall", "/view/firewall", Role.REPORT, Role.CONFIG, false),
            new Entry(Area.LOGS, "logLayer7", "/logs/layer7", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.LOGS, "logLayer4", "/logs/layer4", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.LOGS, "logSslTermination", "/logs/ssl-termination", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.VIEW, "viewFallback", "/view/fallback", Role.REPORT, Role.CONFIG, false),
            new Entry(Area.LOGS, "logFallback", "/logs/fallback", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.LOGS, "logFirewall", "/logs/firewall", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.LOGS, "logAppliance", "/logs/load-balancer", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.LOGS, "audit", "/audit", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.REPORTS, "graphs", "/reports/graphs", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.REPORTS, "l7Status", "/reports/layer7-status", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.REPORTS, "l7StickTable", "/reports/layer7-stick-table", Role.REPORT, Role.MAINT, true),
            new Entry(Area.REPORTS, "explainRequest", "/reports/explain-request", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.REPORTS, "l4Status", "/reports/layer4-status", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.REPORTS, "l4TrafficRate", "/reports/layer4-traffic-rate", Role.REPORT, Role.CONFIG, true),
            new Entry(
                    Area.REPORTS,
                    "l4TrafficCounters",
                    "/reports/layer4-traffic-counters",
                    Role.REPORT,
                    Role.CONFIG,
                    true),
            new Entry(Area.REPORTS, "l4Connections", "/reports/layer4-connections", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.REPORTS, "metrics", "/metrics", Role.REPORT, Role.CONFIG, false),
            new Entry(Area.HELP, "arpProblem", "/help/arp-problem", Role.REPORT, Role.CONFIG, true),
            new Entry(Area.HELP, "openapi", "/openapi.json", Role.REPORT, Role.CONFIG, false),
            new Entry(Area.HELP, "apiDocs", "/api/docs", Role.REPORT, Role.CONFIG, false));

    /** What needs no sign-in, from the root of the server on. */
    public static final List<String> PUBLIC = List.of(
            ROOT + "/login", ROOT + "/logout", ROOT + "/setup", API + "/setup", ROOT + "/assets", "/favicon.ico");

    private Menu() {}

    /** The entry that a path of the server belongs to: itself or the nearest one above. */
    public static Optional<Entry> entryOf(String path) {
        String own =
                isApi(path) ? path.substring(API.length()) : isBelow(path, ROOT) ? path.substring(ROOT.length()) : "";
        String wanted = own.isEmpty() && isBelow(path, ROOT) ? "/" : own;
        return ENTRIES.stream()
                .filter(e -> e.path().equals("/") ? wanted.equals("/") : isBelow(wanted, e.path()))
                .max(Comparator.comparing(e -> e.path().length()));
    }

    public static boolean isPublic(String path) {
        return path.equals("/") || PUBLIC.stream().anyMatch(open -> isBelow(path, open));
    }

    public static boolean isApi(String path) {
        return isBelow(path, API);
    }

    /** Whether whoever asks for this is a program: it signs in with every request, and reads no pages. */
    public static boolean isForPrograms(String path) {
        return isApi(path) || isBelow(path, METRICS);
    }

    /** Whether a path is another one or stands below it. */
    public static boolean isBelow(String path, String above) {
        return path.startsWith(above) && (path.length() == above.length() || path.charAt(above.length()) == '/');
    }

    /** The path of a request, decoded; of the first request where the server forwarded it to its error page. */
    public static String pathOf(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String first) {
            return first;
        }
        String below = request.getPathInfo();
        return below == null ? request.getServletPath() : request.getServletPath() + below;
    }
}
