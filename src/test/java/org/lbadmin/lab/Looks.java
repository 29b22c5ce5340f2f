package org.lbadmin.lab;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openqa.selenium.chrome.ChromeDriver;

/** A page judged by axe in both themes, and on narrow screens. */
public final class Looks {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");
    private static final List<Integer> NARROW = List.of(390, 320);

    private final ChromeDriver driver;

    Looks(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Everything wrong with the page that is open, in words; empty when nothing is. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(axe());
        problems.addAll(narrow());
        return problems;
    }

    /** Rules that are broken in the light or in the dark theme, each with the places. */
    public List<String> axe() {
        List<String> broken = new ArrayList<>();
        for (String theme : List.of("light", "dark")) {
            media(theme);
            new AxeBuilder()
                    .withTags(RULES)
                    .analyze(driver)
                    .getViolations()
                    .forEach(rule -> broken.add(theme + ": " + words(rule)));
        }
        media("");
        return broken;
    }

    /** Widths at which the page scrolls sideways. */
    public List<String> narrow() {
        List<String> wide = new ArrayList<>();
        for (int width : NARROW) {
            width(width);
            Object page = driver.executeScript("return document.documentElement.scrollWidth");
            if (((Number) page).intValue() > width) {
                wide.add("at " + width + " px the page is " + page + " px wide: " + culprits(width));
            }
        }
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        return wide;
    }

    /** Shows the page as a telephone does, until {@link #narrow} or the next page with a width of 0. */
    public void width(int width) {
        if (width == 0) {
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        } else {
            driver.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", false));
        }
    }

    /** Shows the page in the light or dark theme, without motion: no colour is looked at on its way; "" for neither. */
    public void media(String theme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", theme),
                                Map.of("name", "prefers-reduced-motion", "value", theme.isEmpty() ? "" : "reduce"))));
    }

    private Object culprits(int width) {
        return driver.executeScript(
                "return [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > arguments[0]"
                        + " && e.checkVisibility()).slice(0, 3).map(e => e.outerHTML.slice(0, 80))",
                width);
    }

    private static String words(Rule rule) {
        String places = rule.getNodes().stream()
                .limit(3)
                .map(node -> node.getTarget() + " " + node.getHtml())
                .collect(Collectors.joining("; "));
        return rule.getId() + ", " + rule.getHelp() + ": " + places;
    }
}
