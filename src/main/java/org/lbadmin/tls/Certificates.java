package org.lbadmin.tls;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Certificate;
import org.lbadmin.model.CertificateUsers;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Refused;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.AfterCommit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The SSL certificates of this appliance, in the operator's order. A label stands for one certificate at a time; what it
 * stood for before is kept and can be made current again. Everything but the private keys is kept in memory.
 */
@Service
public class Certificates {
    static final String KIND = "kind.certificate";

    private final CertificateStorage storage;
    private final MaterialStore materials;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private final Clock clock;
    private final List<CertificateUsers> users;
    private volatile @Nullable State state;

    /** Everything at one moment. */
    private record State(List<HeldCertificate> held, List<Certificate> certificates) {
        static State of(List<HeldCertificate> held) {
            return new State(
                    List.copyOf(held),
                    held.stream().map(HeldCertificate::certificate).toList());
        }
    }

    Certificates(
            CertificateStorage storage,
            MaterialStore materials,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            EditLock lock,
            Clock clock,
            @Lazy List<CertificateUsers> users) {
        this.storage = storage;
        this.materials = materials;
        this.events = events;
        this.transaction = transaction;
        this.lock = lock;
        this.clock = clock;
        this.users = users;
    }

    /** The same list as long as nothing changes. */
    public List<Certificate> all() {
        return state().certificates();
    }

    List<HeldCertificate> held() {
        return state().held();
    }

    Optional<HeldCertificate> find(String label) {
        return held().stream().filter(c -> c.label().value().equals(label)).findFirst();
    }

    /** @throws NotFound when there is none of this label */
    HeldCertificate get(String label) {
        return find(label).orElseThrow(() -> new NotFound(KIND, label));
    }

    /** The things that show a certificate to clients. */
    List<String> usersOf(Label certificate) {
        return users.stream()
                .flatMap(user -> user.usersOf(certificate).stream())
                .toList();
    }

    /** The certificates and issuers of one, as PEM; never its private key. */
    String chainPem(HeldCertificate certificate) {
        return materials.chainPem(certificate.material());
    }

    /**
     * @throws LabelTaken when there is one of exactly this label
     * @throws InvalidInput when the label cannot be used
     */
    HeldCertificate add(Label label, KeyedCertificate certificate) {
        return lock.locked(() -> {
            CertificateRules.checkFree(label, held());
            return store(made(label, certificate.chain()), null, certificate, () -> {});
        });
    }

    /** Keeps what comes with the appliance, unless it is there. */
    void provide(String name, Supplier<KeyedCertificate> making) {
        if (find(name).isPresent()) {
            return;
        }
        KeyedCertificate certificate = making.get();
        lock.locked(() -> {
            HeldCertificate made = made(new Label(name), certificate.chain());
            transaction.executeWithoutResult(status -> {
                materials.keep(certificate, made.since());
                storage.insert(made);
            });
            become(Stream.concat(held().stream(), Stream.of(made)).toList());
            return made;
        });
    }

    /**
     * Gives a label another certificate, everywhere where it is used.
     *
     * @param check may object to what is stored now by throwing
     * @throws NotFound when there is none of this label
     */
    HeldCertificate replace(String label, KeyedCertificate certificate, Consumer<Certificate> check) {
        return lock.locked(() -> {
            HeldCertificate before = get(label);
            check.accept(before.certificate());
            return store(made(before.label(), certificate.chain()), before, certificate, () -> {});
        });
    }

    /** Adds or replaces; {@code alongside} runs in the same transaction. */
    HeldCertificate put(Label label, KeyedCertificate certificate, Runnable alongside) {
        return lock.locked(() -> {
            HeldCertificate before = find(label.value()).orElse(null);
            if (before == null) {
                CertificateRules.checkFree(label, held());
            }
            return store(made(label, certificate.chain()), before, certificate, alongside);
        });
    }

    /** What a label stood for before; the last one first. */
    List<EarlierVersion> versions(String label) {
        return storage.versions(get(label).label());
    }

    /** @throws NotFound when there is no such version */
    HeldCertificate restoreVersion(String label, int number, Consumer<Certificate> check) {
        return lock.locked(() -> {
            HeldCertificate before = get(label);
            check.accept(before.certificate());
            materials.checkOpen();
            String material = storage.material(before.label(), number)
                    .orElseThrow(() -> new NotFound("kind.certificateVersion", label + " " + number));
            return store(made(before.label(), materials.chain(material)), before, null, () -> {});
        });
    }

    /**
     * Removes one; its material stays, for releases that go back to it.
     *
     * @throws Refused while something uses it, and for those that come with the appliance
     */
    void remove(String label, Consumer<Certificate> check) {
        lock.locked(() -> {
            HeldCertificate before = get(label);
            check.accept(before.certificate());
            checkRemovable(before);
            transaction.executeWithoutResult(status -> storage.delete(before));
            become(held().stream().filter(c -> c != before).toList());
            return before;
        });
    }

    /** @throws Refused when it cannot be removed now */
    void checkRemovable(HeldCertificate certificate) {
        CertificateRules.checkRemovable(certificate.label(), usersOf(certificate.label()));
    }

    /**
     * Makes labels stand for these certificates again. Certificates that are not among them stay.
     *
     * @throws InvalidInput when one of them was never here
     */
    public void restore(List<Certificate> wanted) {
        lock.locked(() -> {
            Problems problems = new Problems();
            for (int i = 0; i < wanted.size(); i++) {
                Certificate one = wanted.get(i);
                String path = "certificates[" + i + "]";
                problems.addIf(
                        !materials.has(one.material()), path + ".material", "certificate.unknownMaterial", one.label());
                if (find(one.label().value()).isEmpty()) {
                    CertificateRules.checkLabel(one.label(), path + ".label", held(), problems);
                }
            }
            problems.orThrow();
            List<Certificate> different =
                    wanted.stream().filter(one -> !isCurrent(one)).toList();
            if (!different.isEmpty()) {
                List<HeldCertificate> after = new ArrayList<>(held());
                transaction.executeWithoutResult(status -> {
                    different.forEach(one -> bringBack(one, after));
                    AfterCommit.run(() -> become(after));
                });
            }
            return wanted;
        });
    }

    private boolean isCurrent(Certificate wanted) {
        return find(wanted.label().value())
                .filter(there -> there.material().equals(wanted.material()))
                .isPresent();
    }

    private void bringBack(Certificate wanted, List<HeldCertificate> all) {
        HeldCertificate made = made(wanted.label(), materials.chain(wanted.material()));
        HeldCertificate before = find(wanted.label().value()).orElse(null);
        storage.write(before, made);
        if (before == null) {
            all.add(made);
        } else {
            all.set(all.indexOf(before), made);
        }
    }

    private HeldCertificate store(
            HeldCertificate made,
            @Nullable HeldCertificate before,
            @Nullable KeyedCertificate content,
            Runnable alongside) {
        boolean same = before != null && before.material().equals(made.material());
        transaction.executeWithoutResult(status -> {
            if (content != null) {
                materials.keep(content, made.since());
            }
            if (!same) {
                storage.write(before, made);
            }
            alongside.run();
        });
        if (before != null && same) {
            return before;
        }
        List<HeldCertificate> after = new ArrayList<>(held());
        if (before == null) {
            after.add(made);
        } else {
            after.set(after.indexOf(before), made);
        }
        become(after);
        return made;
    }

    private void become(List<HeldCertificate> held) {
        state = State.of(held);
        events.publishEvent(new CertificatesChanged());
    }

    private HeldCertificate made(Label label, List<X509Certificate> chain) {
        return HeldCertificate.of(label, chain, clock.instant());
    }

    private State state() {
        State known = state;
        return known != null
                ? known
                : lock.locked(() -> {
                    State loaded = state;
                    if (loaded == null) {
                        loaded = State.of(storage.load());
                        state = loaded;
                    }
                    return loaded;
                });
    }
}
