package org.lbadmin.firewall;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lbadmin.model.Problem;

/**
 * What bash or iptables said, and of which line of the script.
 *
 * @param number 0 where the words are of no line
 */
record ScriptLine(int number, String words) {
    private static final Pattern PLACE = Pattern.compile("firewall\\.sh:(\\d{1,6}): (.*)");

    static List<ScriptLine> of(List<String> lines) {
        return lines.stream().map(ScriptLine::of).toList();
    }

    private static ScriptLine of(String line) {
        Matcher place = PLACE.matcher(line);
        return place.matches()
                ? new ScriptLine(Integer.parseInt(place.group(1)), place.group(2))
                : new ScriptLine(0, line);
    }

    Problem problem() {
        return number == 0
                ? Problem.of(FirewallDocuments.SCRIPT, "firewall.words", words)
                : Problem.of(FirewallDocuments.SCRIPT, "firewall.line", number, words);
    }
}
