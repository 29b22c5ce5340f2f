package org.lbadmin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Refused;
import org.lbadmin.model.Role;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens of the API: each belongs to a user and may do no more than its user. */
@Service
@Transactional
class Tokens {
    static final String KIND = "kind.token";
    private static final Pattern SHAPE = Pattern.compile("lba_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");

    private final TokenRows rows;
    private final UserRows users;
    private final Access access;
    private final Records records;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    /** A token at the one moment when it can be seen. */
    record Made(Token token, String secret) {}

    Tokens(
            TokenRows rows,
            UserRows users,
            Access access,
            Records records,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.users = users;
        this.access = access;
        this.records = records;
        this.clock = clock;
        this.events = events;
    }

    /** One's own tokens; those of everybody for an administrator. */
    @Transactional(readOnly = true)
    public List<Token> all() {
        return rows.findAllByOrderByUserFoldedNameAscLabelAsc().stream()
                .map(TokenRow::token)
                .filter(this::isMine)
                .toList();
    }

    @Transactional(readOnly = true)
    public int countOf(User user) {
        return rows.countByUserFoldedName(user.name().folded());
    }

    /** Makes a token for the user who is signed in. */
    public Made add(NewToken entry) {
        if (access.isToken()) {
            throw new Refused("token.byToken");
        }
        Problems problems = new Problems();
        Role own = access.role().orElse(Role.REPORT);
        problems.addIf(!own.covers(entry.role()), "role", "token.role", entry.role(), own);
        Instant expires = expiry(entry.expires(), problems);
        problems.orThrow();
        UserRow user = users.findByFoldedName(access.name().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new NotFound(Users.KIND, access.name()));
        if (rows.existsByUserAndLabel(user, entry.label().value())) {
            throw new LabelTaken(KIND, entry.label().value());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String id = HexFormat.of().formatHex(octets(6));
        String secret =
                "lba_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(octets(32));
        Token made = rows.saveAndFlush(new TokenRow(id, user, entry, digest(secret), now, expires))
                .token();
        publish(made, null, records.text(made));
        return new Made(made, secret);
    }

    /** Ends a token at once. */
    public void remove(String id) {
        TokenRow row = rows.findByTokenId(id).filter(r -> isMine(r.token())).orElseThrow(() -> new NotFound(KIND, id));
        rows.delete(row);
        publish(row.token(), records.text(row.token()), null);
    }

    /** Who stands behind a token, with the lower role of the two; empty when it is unknown, wrong or expired. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> verify(String secret) {
        Matcher parts = SHAPE.matcher(secret);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return rows.findByTokenId(parts.group(1))
                .filter(row -> isSame(row.secretHash(), digest(secret)) && !row.isExpired(clock.instant()))
                .map(row -> signedIn(row, parts.group(1)));
    }

    private SignedIn signedIn(TokenRow row, String id) {
        UserRow user = row.user();
        Role lower = user.role().covers(row.role()) ? row.role() : user.role();
        return new SignedIn(user.name(), lower, user.stamp(), clock.instant(), id);
    }

    private boolean isMine(Token token) {
        return token.user().equalsIgnoreCase(access.name()) || access.may(Role.CONFIG);
    }

    /** A date means its end. */
    private @Nullable Instant expiry(@Nullable String text, Problems problems) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Instant expires = text.strip().length() == 10
                    ? LocalDate.parse(text.strip())
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text.strip());
            problems.addIf(!expires.isAfter(clock.instant()), "expires", "token.past", text);
            problems.addIf(expires.isAfter(Instant.parse("9999-12-31T00:00:00Z")), "expires", "token.expires", text);
            return expires;
        } catch (DateTimeException e) {
            problems.add("expires", "token.expires", text);
            return null;
        }
    }

    private byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(Token token, @Nullable String before, @Nullable String after) {
        events.publishEvent(new ConfigurationChanged(KIND, token.user() + "/" + token.label(), before, after, false));
    }
}
