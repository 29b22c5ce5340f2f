package org.lbadmin.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Problem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Every sentence and label that a person reads, from messages.properties. */
@Component
public class Texts {
    private static final int LONGEST_VALUE = 80;

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    /** The text of a key; a missing key is a bug and shows as the key itself. */
    public String get(String key, Object... arguments) {
        String found = find(key, arguments);
        return found == null ? key : found;
    }

    public @Nullable String find(String key, Object... arguments) {
        Object[] shown =
                Arrays.stream(arguments).map(a -> shorten(String.valueOf(a))).toArray();
        return messages.getMessage(key, shown.length == 0 ? null : shown, null, Locale.ENGLISH);
    }

    public String sentence(Problem problem) {
        return get(problem.key(), problem.arguments().toArray());
    }

    public List<String> sentences(List<Problem> problems) {
        return problems.stream().map(this::sentence).toList();
    }

    /** Long values are cut, and what would break a line is shown as a mark. */
    private static String shorten(String value) {
        String oneLine = value.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", "\u2423");
        return oneLine.length() <= LONGEST_VALUE ? oneLine : oneLine.substring(0, LONGEST_VALUE) + "\u2026";
    }
}
