package org.lbadmin.tls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the certificates of an upload in order. The certificate of the key comes first; of several (a renewed one beside
 * the old) the one that a CA signed, then one that is valid now, then the one that is valid longest. Then each issuer
 * whose name and signature fit; of several (a cross-signed root) by the same rule.
 */
final class Chains {
    /** A longer one than this nobody verifies: OpenSSL stops there too unless told otherwise. */
    private static final int LONGEST = 10;

    /** Each takes milliseconds with a long key. */
    private static final int MOST_SIGNATURES = 40;

    private final List<ReadCertificate> left;
    private final Comparator<ReadCertificate> preference;
    private int signatures;
    private boolean complete;

    Chains(List<ReadCertificate> all, Instant now) {
        this.left = new ArrayList<>(all);
        Date today = Date.from(now);
        this.preference = Comparator.comparing(ReadCertificate::namesItself)
                .thenComparing(c -> !c.structure().isValidOn(today))
                .thenComparing(c -> c.structure().getNotAfter(), Comparator.reverseOrder());
    }

    /** Takes the chain out of what is left; empty when no certificate has this key. */
    List<ReadCertificate> take(String keyIdentity) {
        List<ReadCertificate> chain = new ArrayList<>();
        left.stream()
                .filter(c -> c.keyIdentity().equals(keyIdentity))
                .min(preference)
                .ifPresent(chain::add);
        left.removeAll(chain);
        ReadCertificate last = chain.isEmpty() ? null : chain.get(0);
        while (last != null && !last.namesItself() && chain.size() < LONGEST) {
            last = issuerOf(last);
            if (last != null) {
                left.remove(last);
                chain.add(last);
            }
        }
        complete = last != null && last.namesItself();
        if (complete && chain.size() > 1) {
            chain.remove(chain.size() - 1);
        }
        return chain;
    }

    /** The upload held the self-signed end of the chain. */
    boolean isComplete() {
        return complete;
    }

    /** The certificates that belong to no place in the chain. */
    List<ReadCertificate> left() {
        return List.copyOf(left);
    }

    private @Nullable ReadCertificate issuerOf(ReadCertificate child) {
        List<ReadCertificate> candidates =
                left.stream().filter(child::namesIssuer).sorted(preference).toList();
        for (ReadCertificate candidate : candidates) {
            if (signatures++ < MOST_SIGNATURES && child.isSignedBy(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
