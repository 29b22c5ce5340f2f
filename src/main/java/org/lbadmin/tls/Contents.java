package org.lbadmin.tls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;

/** What was found in an upload so far: one private key at most, certificates without duplicates, and the rest. */
final class Contents {
    /** A chain has three or four; a bundle of all roots has more than this and no place here. */
    static final int MOST_CERTIFICATES = 100;

    private final Map<String, ReadCertificate> certificates = new LinkedHashMap<>();
    private final Set<String> unused = new LinkedHashSet<>();
    private @Nullable OwnKey key;

    void add(ReadCertificate certificate) {
        certificates.putIfAbsent(KeyedCertificate.fingerprint(certificate.certificate()), certificate);
        checkCount("file", certificates.size());
    }

    void add(OwnKey found) {
        if (key != null && !key.identity().equals(found.identity())) {
            throw Guarded.refusal("file", "upload.twoKeys");
        }
        key = found;
    }

    /** A block that nothing is done with, by its label. */
    void addUnused(String label) {
        unused.add(label);
    }

    static void checkCount(String path, int certificates) {
        if (certificates > MOST_CERTIFICATES) {
            throw Guarded.refusal(path, "upload.many", certificates, MOST_CERTIFICATES);
        }
    }

    List<ReadCertificate> certificates() {
        return new ArrayList<>(certificates.values());
    }

    Set<String> unused() {
        return unused;
    }

    /** The private key of a file that has to have one, and a certificate beside it. */
    OwnKey keyBesideCertificates() {
        OwnKey found = key;
        if (found == null) {
            throw new InvalidInput(List.of(withoutKey()));
        }
        if (certificates.isEmpty()) {
            throw Guarded.refusal("file", "upload.noCertificate");
        }
        return found;
    }

    private Problem withoutKey() {
        if (!certificates.isEmpty()) {
            return Problem.of("file", "upload.noKey", certificates.size());
        }
        return Problem.of("file", withoutAnything());
    }

    /** The sentence for a file that has neither certificates nor keys. */
    String withoutAnything() {
        if (unused.stream().anyMatch(label -> label.endsWith("CERTIFICATE REQUEST"))) {
            return "upload.request";
        }
        return unused.stream().anyMatch(label -> label.endsWith("PUBLIC KEY")) ? "upload.publicKey" : "upload.nothing";
    }

    @Override
    public String toString() {
        return "Contents[" + certificates.size() + " certificates]";
    }
}
