package org.lbadmin.engine.haproxy;

import java.util.regex.Pattern;

/** Texts of people as single words of HAProxy's configuration language (haproxy manual, 2.2 "Quoting and escaping"). */
final class Words {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./:@=,+?&-]+");

    private Words() {}

    /** One word, whatever is in it: within single quotes nothing has a meaning but the quote itself. */
    static String word(String text) {
        return SAFE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** An argument within the parentheses of a word; the text has neither double quotes nor backslashes. */
    static String argument(String text) {
        return SAFE.matcher(text).matches() && !text.contains(",") ? text : '"' + text + '"';
    }

    /** One word where HAProxy also expands a log format: there a percent sign is written twice. */
    static String formatWord(String text) {
        return word(text.replace("%", "%%"));
    }
}
