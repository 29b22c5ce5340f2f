package org.lbadmin.insight;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The letters at the end of a connection in HAProxy's log (haproxy manual, 8.5 "Session state at disconnection").
 *
 * @param who what ended it: keys of texts are {@code log.end.who.C} and so on
 * @param when what it was waiting for then
 */
record TerminationCode(char who, char when) {
    /** Two letters, in HTTP Mode four, in front of the five counters of connections. */
    private static final Pattern PLACE =
            Pattern.compile(" ([-CSPLRUIDKTcsk])([-RQCHDLT])[-A-Z]{0,2} \\d+/\\d+/\\d+/\\d+/\\+?\\d+ \\d+/\\d+(?: |$)");

    /** Empty where the line has none, and where all went well. */
    static Optional<TerminationCode> of(String line) {
        Matcher place = PLACE.matcher(line);
        if (!place.find()) {
            return Optional.empty();
        }
        TerminationCode code =
                new TerminationCode(place.group(1).charAt(0), place.group(2).charAt(0));
        return code.who == '-' && code.when == '-' ? Optional.empty() : Optional.of(code);
    }

    /** Upper and lower case letters are different, which keys of texts should not be. */
    String whoKey() {
        return "log.end.who." + name(who);
    }

    String whenKey() {
        return "log.end.when." + name(when);
    }

    private static String name(char letter) {
        if (letter == '-') {
            return "none";
        }
        return Character.isLowerCase(letter) ? "idle" + Character.toUpperCase(letter) : String.valueOf(letter);
    }
}
