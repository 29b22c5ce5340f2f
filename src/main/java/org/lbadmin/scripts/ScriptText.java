package org.lbadmin.scripts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lbadmin.model.CheckScript;
import org.lbadmin.model.Problems;

/** What a script must look like to be run at all. */
final class ScriptText {
    private static final String FIELD = "text";

    /** As {@code packaging/helper/check-script} takes it. */
    private static final Pattern INTERPRETER =
            Pattern.compile("#! ?(/usr)?/bin/(env )?(sh|dash|bash|perl|python3)( -[A-Za-z]{1,8})?");

    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\ud800-\\udfff]");

    private ScriptText() {}

    /** @return the text as it is kept: lines end with a line feed */
    static String check(String entered, Problems problems) {
        String text = entered.replace("\r\n", "\n");
        if (text.isBlank()) {
            problems.add(FIELD, "value.required");
            return text;
        }
        problems.addIf(text.length() > CheckScript.MOST, FIELD, "scripts.tooLong", text.length(), CheckScript.MOST);
        String first = text.lines().findFirst().orElse("");
        problems.addIf(!INTERPRETER.matcher(first).matches(), FIELD, "scripts.interpreter", shortened(first));
        Matcher wrong = NO_TEXT.matcher(text);
        if (wrong.find()) {
            long line = 1
                    + text.substring(0, wrong.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            problems.add(
                    FIELD,
                    "manual.noText",
                    line,
                    String.format("U+%04X", (int) wrong.group().charAt(0)));
        }
        return text.endsWith("\n") ? text : text + "\n";
    }

    private static String shortened(String line) {
        return line.length() > 80 ? line.substring(0, 80) + "\u2026" : line;
    }
}
