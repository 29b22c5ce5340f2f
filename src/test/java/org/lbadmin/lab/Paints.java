package org.lbadmin.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** When what became visible of a page, as the browser itself notes it. */
public final class Paints {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;

    /**
     * One visit; milliseconds since the browser was told to go there.
     *
     * @param answer when the first byte of the page came: the server's time, and the handshake of a first visit
     * @param whole when the last byte came
     * @param first when the first text was painted
     * @param table when a frame with rows of the table in it was shown; 0 without a table
     * @param largest when the largest thing on the screen was painted
     * @param elements in the page
     * @param octets of the page on the wire
     */
    public record Paint(
            double answer, double whole, double first, double table, double largest, int elements, int octets) {}

    Paints(ChromeDriver driver) {
        this.driver = driver;
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script()));
    }

    /** Opens a page; the first time with nothing kept from earlier visits. */
    public Paint visit(String path, boolean firstTime) {
        driver.get("about:blank");
        if (firstTime) {
            driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        }
        driver.get(Appliance.BASE + path);
        @SuppressWarnings("unchecked")
        Map<String, Number> seen = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> (Map<String, Number>) driver.executeScript("return window.paints()"),
                        found -> found != null);
        return new Paint(
                seen.get("answer").doubleValue(),
                seen.get("whole").doubleValue(),
                seen.get("first").doubleValue(),
                seen.get("table").doubleValue(),
                seen.get("largest").doubleValue(),
                seen.get("elements").intValue(),
                seen.get("octets").intValue());
    }

    private static String script() {
        try (InputStream in = Paints.class.getResourceAsStream("paints.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
