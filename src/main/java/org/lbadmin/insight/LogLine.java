package org.lbadmin.insight;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lbadmin.web.Texts;

/**
 * A line as it is shown: always text, as much of it comes from the network.
 *
 * @param words how a connection ended, or what else the line means; null where that needs no words
 * @param level of the appliance's own lines; null for lines of others
 */
record LogLine(
        String text, @Nullable String words, @Nullable String level) {
    private static final Pattern LEVEL = Pattern.compile("\\S+ (ERROR|WARN|INFO|DEBUG) ");

    /** nginx calls it an emergency, and goes on. */
    private static final String GROUPS = "initgroups(";

    static LogLine of(LogSource source, String text, Texts texts) {
        if (source == LogSource.APPLIANCE) {
            Matcher level = LEVEL.matcher(text);
            return new LogLine(text, null, level.lookingAt() ? level.group(1) : null);
        }
        if (source == LogSource.FALLBACK && text.contains(GROUPS)) {
            return new LogLine(text, texts.get("log.groups"), null);
        }
        String words = TerminationCode.of(text)
                .map(code -> texts.get("log.end", texts.get(code.whoKey()), texts.get(code.whenKey())))
                .orElse(null);
        return new LogLine(text, words, null);
    }
}
