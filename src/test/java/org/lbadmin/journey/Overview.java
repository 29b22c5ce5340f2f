package org.lbadmin.journey;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.lbadmin.lab.Browser;

/** The System Overview page as somebody reads it. */
final class Overview {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Browser browser;

    Overview(Browser browser) {
        this.browser = browser;
    }

    void open() {
        browser.menu("System Overview", "System Overview");
    }

    /** Shows the real servers of a virtual service. */
    void unfold(String service) {
        if (browser.textOf(servers(service)).isEmpty()) {
            browser.pressAt("#open-" + service);
        }
        browser.waitUntil(
                "the real servers of " + service,
                () -> !browser.textOf(servers(service)).isEmpty());
    }

    String state(String service) {
        return browser.textOf("[data-vip='" + service + "'] [data-cell=state]");
    }

    String state(String service, String server) {
        return browser.textOf(row(service, server) + " [data-cell=state]");
    }

    /** Red, green and blue of the mark of a real server. */
    List<Long> colour(String service, String server) {
        return browser.colour(row(service, server) + " [data-cell=state] .state");
    }

    String weight(String service, String server) {
        return browser.textOf(row(service, server) + " [data-cell=weight]");
    }

    /** The buttons of a real server. */
    List<String> buttons(String service, String server) {
        return browser.textsOf(row(service, server) + " button");
    }

    /** Presses Drain, Halt or Online in the row of a real server. */
    void press(String service, String server, String button) {
        browser.pressAt(row(service, server) + " button", button);
    }

    /** Waits, without touching the page, until it shows this state. */
    void shows(String service, String server, String state) {
        shows(row(service, server) + " [data-cell=state]", state);
    }

    void shows(String service, List<String> states) {
        String selector = "[data-vip='" + service + "'] [data-cell=state]";
        waitFor(selector, states);
    }

    private void shows(String selector, String text) {
        waitFor(selector, List.of(text));
    }

    private void waitFor(String selector, List<String> texts) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> texts.contains(browser.textOf(selector)));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("No " + texts + " at " + selector + " but " + browser.text(), e);
        }
    }

    private static String servers(String service) {
        return "[data-servers='" + service + "']";
    }

    private static String row(String service, String server) {
        return servers(service) + " [data-rip='" + server + "']";
    }
}
