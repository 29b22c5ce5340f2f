package org.lbadmin.tls;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;

/** Decides about the contents of an upload: refuses what clients refuse, and warns about what they may. */
final class Verdict {
    private static final String PATH = "file";

    private final Contents contents;
    private final Instant now;
    private final Problems warnings = new Problems();

    Verdict(Contents contents, Instant now) {
        this.contents = contents;
        this.now = now;
    }

    Upload of(PrivateKey key, String keyIdentity, String otherKey) {
        Chains chains = new Chains(contents.certificates(), now);
        List<ReadCertificate> chain = chains.take(keyIdentity);
        if (chain.isEmpty()) {
            throw Guarded.refusal(PATH, otherKey, likeliest().name());
        }
        Problem damaged = Problem.of(PATH, "upload.block", "CERTIFICATE");
        return Guarded.read(damaged, () -> {
            Problems weak = new Problems();
            for (ReadCertificate certificate : chain) {
                certificate.weaknesses(PATH, weak);
            }
            weak.orThrow();
            chain.forEach(this::warnOfDates);
            warnOfPurpose(chain.get(0));
            warnOfRest(chain, chains, keyIdentity);
            return new Upload(
                    new KeyedCertificate(
                            key,
                            chain.stream().map(ReadCertificate::certificate).toList()),
                    warnings.all());
        });
    }

    /** Whose key is missing: the first that is not a CA's. */
    private ReadCertificate likeliest() {
        List<ReadCertificate> all = contents.certificates();
        return all.stream().filter(c -> !isAuthority(c)).findFirst().orElse(all.get(0));
    }

    private void warnOfDates(ReadCertificate certificate) {
        X509CertificateHolder dates = certificate.structure();
        Instant from = dates.getNotBefore().toInstant();
        Instant to = dates.getNotAfter().toInstant();
        warnings.addIf(to.isBefore(now), PATH, "certificate.expired", certificate.name(), day(to));
        warnings.addIf(from.isAfter(now), PATH, "certificate.notYet", certificate.name(), day(from));
    }

    private void warnOfPurpose(ReadCertificate leaf) {
        warnings.addIf(isAuthority(leaf) && !leaf.namesItself(), PATH, "certificate.authority", leaf.name());
        warnings.addIf(!isForServers(leaf), PATH, "certificate.notForServers", leaf.name());
    }

    private void warnOfRest(List<ReadCertificate> chain, Chains chains, String keyIdentity) {
        List<ReadCertificate> left = new ArrayList<>(chains.left());
        boolean older = left.removeIf(c -> c.keyIdentity().equals(keyIdentity));
        ReadCertificate leaf = chain.get(0);
        warnings.addIf(
                older,
                PATH,
                "certificate.several",
                leaf.name(),
                day(leaf.structure().getNotAfter().toInstant()));
        warnings.addIf(
                !left.isEmpty(),
                PATH,
                "certificate.leftOut",
                left.size(),
                left.stream().limit(3).map(ReadCertificate::name).collect(Collectors.joining("; ")));
        ReadCertificate last = chain.get(chain.size() - 1);
        warnings.addIf(
                !chains.isComplete() && chain.size() == 1,
                PATH,
                "certificate.noIssuer",
                ReadableName.of(last.structure().getIssuer()));
        contents.unused().forEach(label -> warnings.add(PATH, "upload.unused", label));
    }

    private static boolean isAuthority(ReadCertificate certificate) {
        try {
            BasicConstraints constraints =
                    BasicConstraints.getInstance(extension(certificate, Extension.basicConstraints));
            return constraints != null && constraints.isCA();
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private static boolean isForServers(ReadCertificate certificate) {
        try {
            ExtendedKeyUsage usage = ExtendedKeyUsage.getInstance(extension(certificate, Extension.extendedKeyUsage));
            return usage == null
                    || usage.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth)
                    || usage.hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private static @Nullable Object extension(ReadCertificate certificate, ASN1ObjectIdentifier type) {
        Extension found = certificate.structure().getExtension(type);
        return found == null ? null : found.getParsedValue();
    }

    private static String day(Instant time) {
        return time.toString().substring(0, 10);
    }
}
