package org.lbadmin.tls;

import java.util.List;
import java.util.Set;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.LocalSecurity;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Refused;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.Label;

/** Which labels certificates can have, and which certificates can be removed. */
final class CertificateRules {
    /** Words in the addresses of the API. */
    private static final Set<String> RESERVED = Set.of("csr", "self-signed");

    /** Made at first boot: new terminations and the WebUI start from them. */
    private static final Set<String> BUILT_IN =
            Set.of(SslTermination.DEFAULT_CERTIFICATE, LocalSecurity.DEFAULT_CERTIFICATE);

    private CertificateRules() {}

    /**
     * @throws LabelTaken when there is a certificate of exactly this label
     * @throws InvalidInput when the label cannot be used
     */
    static void checkFree(Label label, List<HeldCertificate> held) {
        if (held.stream().anyMatch(c -> c.label().equals(label))) {
            throw new LabelTaken(Certificates.KIND, label.value());
        }
        Problems problems = new Problems();
        checkLabel(label, "label", held, problems);
        problems.orThrow();
    }

    /** The label may be the one of a certificate that is there. */
    static void checkLabel(Label label, String path, List<HeldCertificate> held, Problems problems) {
        problems.addIf(RESERVED.contains(label.folded()), path, "certificate.reserved", label);
        held.stream()
                .filter(c -> !c.label().equals(label) && c.label().folded().equals(label.folded()))
                .forEach(c -> problems.add(path, "label.taken", label, c.label()));
    }

    /** @throws Refused when it cannot be removed now */
    static void checkRemovable(Label label, List<String> users) {
        if (!users.isEmpty()) {
            throw new Refused("certificate.inUse", label, String.join(", ", users));
        }
        if (BUILT_IN.contains(label.value())) {
            throw new Refused("certificate.builtIn", label);
        }
    }
}
