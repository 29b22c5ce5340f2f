package org.lbadmin.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Role;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.ConsoleOnly;
import org.lbadmin.web.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes a fresh appliance somebody's own: only who can read its console or disk knows the set-up code. Before the first
 * request is served it is clear whether the appliance is claimed.
 */
@Component
class FirstBoot implements SmartInitializingSingleton {
    static final Label FIRST_USER = new Label("loadbalancer");
    private static final Logger LOG = LoggerFactory.getLogger(FirstBoot.class);
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final String THROTTLED_AS = "set-up";

    private final Users users;
    private final Throttle throttle;
    private final PasswordRules rules;
    private final Texts texts;
    private final Path file;
    private final String unattended;
    private volatile @Nullable String code;

    FirstBoot(
            Users users,
            Throttle throttle,
            PasswordRules rules,
            Texts texts,
            @Value("${lbadmin.home}") Path home,
            @Value("${lbadmin.password:}") String unattended) {
        this.users = users;
        this.throttle = throttle;
        this.rules = rules;
        this.texts = texts;
        this.file = home.resolve("setup-code");
        this.unattended = unattended;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!users.isEmpty() || claimUnattended()) {
            forget();
            return;
        }
        code = readOrMake();
        LOG.info(
                ConsoleOnly.MARKER,
                "This appliance is not set up yet. Open /lbadmin/setup; the set-up code is {}",
                code);
    }

    boolean isPending() {
        return code != null;
    }

    /** Creates the first user. Throws {@link InvalidInput}, {@link TooManyAttempts}; NotFound when it was done before. */
    synchronized void claim(String typed, String password, Problems problems, String address) {
        String wanted = code;
        if (wanted == null) {
            throw new NotFound("kind.page", "/lbadmin/setup");
        }
        throttle.check(THROTTLED_AS, address);
        if (!isSame(wanted, typed)) {
            throttle.failed(THROTTLED_AS, address);
            LOG.warn("Wrong set-up code from {}", address);
            problems.add("setupCode", "setup.wrongCode");
        }
        rules.check("password", password, FIRST_USER.value(), problems);
        problems.orThrow();
        users.add(new UserEntry(FIRST_USER, Role.CONFIG, password));
        forget();
        LOG.info("Set up from {}: user {} created", address, FIRST_USER);
    }

    private boolean claimUnattended() {
        if (unattended.isEmpty()) {
            return false;
        }
        try {
            users.add(new UserEntry(FIRST_USER, Role.CONFIG, unattended));
            LOG.info("User {} created with the password from LBADMIN_PASSWORD", FIRST_USER);
            return true;
        } catch (InvalidInput e) {
            LOG.error("LBADMIN_PASSWORD is not used: {}", String.join(" ", texts.sentences(e.problems())));
            return false;
        }
    }

    private String readOrMake() {
        try {
            if (Files.exists(file) && Files.readString(file).strip().length() >= GROUPS * GROUP) {
                return Files.readString(file).strip();
            }
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            String made = make();
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, made + "\n");
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget() {
        code = null;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String make() {
        SecureRandom random = new SecureRandom();
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            made.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return made.toString();
    }

    private static boolean isSame(String wanted, String typed) {
        return MessageDigest.isEqual(plain(wanted), plain(typed));
    }

    private static byte[] plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }
}
