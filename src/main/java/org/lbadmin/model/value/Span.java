package org.lbadmin.model.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as HAProxy writes it: {@code 500ms}, {@code 43s}, {@code 30m}, {@code 12h}, {@code 1d}; a bare
 * number is milliseconds. 1 ms to 24 days: HAProxy counts milliseconds in 31 bits (haproxy manual, 2.5 "Time format").
 */
public record Span(String value) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,10})(ms|s|m|h|d)?");
    private static final long MOST = 24L * 24 * 60 * 60 * 1000;

    public Span {
        Matcher matcher = SHAPE.matcher(value.strip());
        if (!matcher.matches()) {
            throw new InvalidValue("span.shape", value);
        }
        value = Long.parseLong(matcher.group(1)) + (matcher.group(2) == null ? "ms" : matcher.group(2));
        long millis = millis(value);
        if (millis < 1 || millis > MOST) {
            throw new InvalidValue("span.range", value);
        }
    }

    public long toMillis() {
        return millis(value);
    }

    private static long millis(String text) {
        int unitAt = 0;
        while (Character.isDigit(text.charAt(unitAt))) {
            unitAt++;
        }
        long number = Long.parseLong(text.substring(0, unitAt));
        return number
                * switch (text.substring(unitAt)) {
                    case "s" -> 1000L;
                    case "m" -> 60_000L;
                    case "h" -> 3_600_000L;
                    case "d" -> 86_400_000L;
                    default -> 1L;
                };
    }

    @Override
    public String toString() {
        return value;
    }
}
