package org.lbadmin.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Paints;
import org.lbadmin.lab.Paints.Paint;

/** How long somebody looks at an empty window, in Chromium on the machine that also runs the appliance and its HAProxy. */
final class PagesBench {
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 3;
    private static final List<String> PAGES =
            List.of("/", "/reports/layer7-status", "/cluster/layer7/virtual-services", "/cluster/layer7/real-servers");
    private static final Map<String, ToDoubleFunction<Paint>> FIGURES = new TreeMap<>(Map.of(
            "1 answer begins", Paint::answer,
            "2 answer complete", Paint::whole,
            "3 first paint", Paint::first,
            "4 table visible", Paint::table,
            "5 largest paint", Paint::largest));

    /** The long lists again and again, and the other pages of the menu once. */
    void run() {
        Browser browser = Browser.fresh();
        browser.signIn(Appliance.USER, Appliance.PASSWORD);
        Paints paints = browser.paints();
        for (boolean firstTime : List.of(true, false)) {
            Map<String, Map<String, Samples>> all = new TreeMap<>();
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    Paint paint = paints.visit(page, firstTime);
                    if (round >= 0) {
                        keep(all.computeIfAbsent(page, key -> new TreeMap<>()), paint);
                    }
                    if (round == ROUNDS - 1 && firstTime) {
                        System.out.printf("%s: %d elements, %d octets%n", page, paint.elements(), paint.octets());
                    }
                }
            }
            all.forEach((page, figures) -> {
                System.out.printf("%s, %s:%n", page, firstTime ? "first visit" : "again");
                figures.forEach((figure, samples) -> System.out.printf("    %-18s %s%n", figure, samples));
            });
        }
        menu(browser, paints);
    }

    private static void menu(Browser browser, Paints paints) {
        String base = Appliance.BASE;
        Map<String, Double> largest = new HashMap<>();
        for (String link : browser.links("nav")) {
            browser.open(link);
            if (browser.isPage()) {
                largest.put(
                        link, paints.visit(link.substring(base.length()), false).largest());
            }
        }
        System.out.printf("largest paint of %d pages of the menu, slowest first:%n", largest.size());
        largest.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(5)
                .forEach(page -> System.out.printf("    %7.0f ms %s%n", page.getValue(), page.getKey()));
    }

    private static void keep(Map<String, Samples> figures, Paint paint) {
        FIGURES.forEach((figure, of) ->
                figures.computeIfAbsent(figure, key -> new Samples()).add(of.applyAsDouble(paint)));
    }
}
