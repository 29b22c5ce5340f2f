package org.lbadmin.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.PlainText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Looks at a name and a password, slowly on purpose; the sign-in page and scripts with HTTP Basic both end here. */
@Component
class Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private final UserRows rows;
    private final PasswordEncoder encoder;
    private final Throttle throttle;
    private final Clock clock;
    private final String nobodysHash;
    private final byte[] key = new byte[32];
    private final Cache<String, String> stamps;
    /** One try at a time for a user at an address, so that many at once count like one after the other. */
    private final ReentrantLock[] turns =
            IntStream.range(0, 64).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    Credentials(UserRows rows, PasswordEncoder encoder, Throttle throttle, Clock clock) {
        this.rows = rows;
        this.encoder = encoder;
        this.throttle = throttle;
        this.clock = clock;
        this.nobodysHash = String.valueOf(encoder.encode("nobody has this password"));
        new SecureRandom().nextBytes(key);
        this.stamps = Caffeine.newBuilder()
                .maximumSize(1000)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** Checks a password. Throws {@link TooManyAttempts} or {@link BadCredentialsException}. */
    SignedIn verify(String name, String password, String address) {
        ReentrantLock turn = turn(name, address);
        turn.lock();
        try {
            return verifyAlone(name, password, address);
        } finally {
            turn.unlock();
        }
    }

    /** The same for scripts, which send the password with every call: a right one is believed for a minute. */
    SignedIn verifyRemembered(String name, String password, String address) {
        String print = print(name, password);
        SignedIn known = remembered(name, print);
        if (known != null) {
            return known;
        }
        ReentrantLock turn = turn(name, address);
        turn.lock();
        try {
            SignedIn meanwhile = remembered(name, print);
            SignedIn in = meanwhile != null ? meanwhile : verifyAlone(name, password, address);
            stamps.put(print, in.stamp());
            return in;
        } finally {
            turn.unlock();
        }
    }

    private SignedIn verifyAlone(String name, String password, String address) {
        String user = fold(name);
        throttle.check(user, address);
        UserRow row = rows.findByFoldedName(user).orElse(null);
        if (!matches(row, password) || row == null) {
            throttle.failed(user, address);
            LOG.warn("Refused sign-in of {} from {}", row == null ? "an unknown user" : row.name(), address);
            throw new BadCredentialsException("Wrong user name or password");
        }
        throttle.passed(user, address);
        return SignedIn.of(row, clock.instant());
    }

    /** Takes the same time for a user who does not exist. */
    private boolean matches(@Nullable UserRow row, String password) {
        String known = row == null ? nobodysHash : row.passwordHash();
        boolean possible = password.getBytes(StandardCharsets.UTF_8).length <= PasswordRules.MOST_OCTETS
                && PlainText.Check.isPlain(password);
        return encoder.matches(possible ? password : "", known) && possible;
    }

    private @Nullable SignedIn remembered(String name, String print) {
        String stamp = stamps.getIfPresent(print);
        if (stamp == null) {
            return null;
        }
        return rows.findByFoldedName(fold(name))
                .filter(row -> row.stamp().equals(stamp))
                .map(row -> SignedIn.of(row, clock.instant()))
                .orElse(null);
    }

    private String print(String name, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((fold(name) + "\0").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReentrantLock turn(String name, String address) {
        return turns[Math.floorMod((fold(name) + " " + address).hashCode(), turns.length)];
    }

    /** A name as it is looked up; what cannot be one is cut, it only serves as a key here. */
    private static String fold(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return folded.length() <= 64 ? folded : folded.substring(0, 65);
    }
}
