package org.lbadmin.commit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a file a checker found something, read from its own words: {@code parsing [haproxy.cfg:42]}. */
record CheckerLine(String file, int line) {
    private static final Pattern PLACE = Pattern.compile("\\[(?:[^]\\s]*/)?([\\w.-]+):(\\d{1,9})]");

    static Optional<CheckerLine> of(String words) {
        Matcher matcher = PLACE.matcher(words);
        return matcher.find()
                ? Optional.of(new CheckerLine(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
