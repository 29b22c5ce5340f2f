package org.lbadmin.tls;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Refused;
import org.lbadmin.web.Notice;
import org.lbadmin.web.NoticeSource;
import org.lbadmin.web.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals the private keys in the database with the key in the file vault.key. Where that file is gone or another one the
 * appliance runs on with what is live, and says on every page what is missing until it is back.
 */
@Component
class Vault implements NoticeSource {
    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    private static final String CONTEXT = "vault";

    private final VaultRows rows;
    private final Texts texts;
    private final Path file;
    private volatile @Nullable Sealer sealer;
    private volatile @Nullable String trouble;

    Vault(VaultRows rows, Texts texts, @Value("${lbadmin.home}") Path home) {
        this.rows = rows;
        this.texts = texts;
        this.file = home.toAbsolutePath().normalize().resolve("vault.key");
    }

    /** @throws Refused when the key is not there */
    String seal(String plain, String context) {
        checkOpen();
        return sealer().orElseThrow().seal(plain, context);
    }

    /**
     * @throws IllegalStateException when the key is not there
     * @throws NotOurs when it was sealed with another one
     */
    String open(String sealed, String context) {
        return sealer().orElseThrow(() -> new IllegalStateException(texts.get(String.valueOf(trouble), file)))
                .open(sealed, context);
    }

    /** @throws Refused when the key is not there */
    void checkOpen() {
        if (!isOpen()) {
            throw new Refused(String.valueOf(trouble), file);
        }
    }

    boolean isOpen() {
        return sealer().isPresent();
    }

    @Override
    public List<Notice> notices() {
        return isOpen() ? List.of() : List.of(Notice.error(texts.get(String.valueOf(trouble), file)));
    }

    private Optional<Sealer> sealer() {
        Sealer known = sealer;
        return Optional.ofNullable(known == null ? look() : known);
    }

    /** Forgets the key and reads the file anew, or makes it where nothing was ever sealed. */
    synchronized @Nullable Sealer look() {
        String before = trouble;
        sealer = null;
        Optional<VaultRow> known = rows.findById(VaultRow.ONLY);
        if (known.isEmpty()) {
            Sealer made = new Sealer(new KeyFile(file).provide());
            rows.save(new VaultRow(made.seal(CONTEXT, CONTEXT)));
            sealer = made;
        } else if (Files.exists(file)) {
            sealer = fitting(known.get().sealed());
            trouble = "vault.other";
        } else {
            trouble = "vault.missing";
        }
        if (sealer != null) {
            trouble = null;
        }
        report(before);
        return sealer;
    }

    private @Nullable Sealer fitting(String sealed) {
        try {
            Sealer found = new Sealer(new KeyFile(file).provide());
            found.open(sealed, CONTEXT);
            return found;
        } catch (NotOurs | IllegalStateException | UncheckedIOException e) {
            return null;
        }
    }

    private void report(@Nullable String before) {
        String now = trouble;
        if (now != null && !now.equals(before)) {
            LOG.error(texts.get(now, file));
        } else if (now == null && before != null) {
            LOG.info("The key for private keys is back: {}", file);
        }
    }
}
