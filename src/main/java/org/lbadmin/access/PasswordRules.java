package org.lbadmin.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.lbadmin.model.PlainText;
import org.lbadmin.model.Problems;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a password must be: long, not everybody's, not the user's own name. The sentences never repeat the password. */
@Component
class PasswordRules {
    static final int LEAST = 12;
    /** Octets that BCrypt looks at; what comes after them would not count. */
    static final int MOST_OCTETS = 72;

    private final Set<String> common = common();

    void check(String path, String password, String userName, Problems problems) {
        String folded = password.toLowerCase(Locale.ROOT);
        int length = password.codePointCount(0, password.length());
        if (!PlainText.Check.isPlain(password)) {
            problems.add(path, "password.control");
        } else if (length < LEAST) {
            problems.add(path, "password.short", LEAST, length);
        } else if (password.getBytes(StandardCharsets.UTF_8).length > MOST_OCTETS) {
            problems.add(path, "password.long", MOST_OCTETS);
        } else if (folded.chars().distinct().count() < 4) {
            problems.add(path, "password.monotonous");
        } else if (isCommon(folded)) {
            problems.add(path, "password.common");
        } else if (userName.length() > 3 && folded.contains(userName.toLowerCase(Locale.ROOT))) {
            problems.add(path, "password.userName");
        }
    }

    /** The words of the list, alone or followed by digits and marks, as in Password1234! */
    private boolean isCommon(String folded) {
        return common.contains(folded) || common.contains(folded.replaceAll("[^a-z]+$", ""));
    }

    private static Set<String> common() {
        try (InputStream in = new ClassPathResource("common-passwords.txt").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
