package org.lbadmin.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.bc.BcPKCS12PBMac1CalculatorBuilderProvider;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;

/** Reads a PFX (PKCS#12) file: checks the whole with its password first, and opens the parts only then. */
final class PfxContents {
    private static final Problem DAMAGED = Problem.of("file", "upload.pfx");

    private final Contents contents;
    private final Decryption decryption;

    PfxContents(Contents contents, Decryption decryption) {
        this.contents = contents;
        this.decryption = decryption;
    }

    /** A password as PKCS#12 sees it; no password is one of no letters for Windows, and none at all for others. */
    private record Secret(String text, boolean emptyIsZero) {
        byte[] octets() {
            byte[] letters = text.getBytes(StandardCharsets.UTF_16BE);
            return text.isEmpty() && !emptyIsZero ? letters : Arrays.copyOf(letters, letters.length + 2);
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }

    void read(byte[] file) {
        Pfx pfx = Guarded.read(DAMAGED, () -> Pfx.getInstance(file));
        if (PKCSObjectIdentifiers.signedData.equals(pfx.getAuthSafe().getContentType())) {
            throw Guarded.refusal("file", "upload.pfxPublicKey");
        }
        List<Secret> secrets = new ArrayList<>();
        if (!decryption.password().isEmpty()) {
            secrets.add(new Secret(decryption.password(), false));
        }
        secrets.add(new Secret("", true));
        secrets.add(new Secret("", false));
        Secret right = pfx.getMacData() == null ? secrets.get(0) : rightOf(secrets, pfx);
        Problem otherwise = pfx.getMacData() == null ? refusal() : DAMAGED;
        InputDecryptorProvider decryptor = decryption.decryptor(right.text(), right.emptyIsZero());
        List<PKCS12SafeBag> bags = Guarded.read(otherwise, () -> bags(pfx, decryptor));
        Contents.checkCount("file", (int) bags.stream()
                .filter(bag -> bag.getType().equals(PKCSObjectIdentifiers.certBag))
                .count());
        bags.forEach(bag -> read(bag, decryptor, otherwise));
    }

    private Secret rightOf(List<Secret> secrets, Pfx pfx) {
        for (Secret secret : secrets) {
            boolean first = secret == secrets.get(0);
            if (Guarded.read(DAMAGED, () -> isRight(secret, pfx, first))) {
                decryption.effort().proven();
                return secret;
            }
        }
        throw new InvalidInput(List.of(refusal()));
    }

    private Problem refusal() {
        return Problem.of("password", decryption.password().isEmpty() ? "password.missing" : "password.wrong");
    }

    /** RFC 7292, section 4 and appendix B; PBMAC1 is RFC 9579. */
    private boolean isRight(Secret secret, Pfx pfx, boolean first) throws Exception {
        MacData mac = pfx.getMacData();
        AlgorithmIdentifier algorithm = mac.getMac().getAlgorithmId();
        if (PKCSObjectIdentifiers.id_PBMAC1.equals(algorithm.getAlgorithm())) {
            PBMAC1Params parameters = PBMAC1Params.getInstance(algorithm.getParameters());
            if (!first) {
                return false;
            }
            decryption.effort().charge(parameters);
            return new PKCS12PfxPdu(pfx)
                    .isMacValid(
                            new BcPKCS12PBMac1CalculatorBuilderProvider(),
                            secret.text().toCharArray());
        }
        if (!first && !decryption.effort().affords(mac.getIterationCount())) {
            return false;
        }
        decryption.effort().charge(mac.getIterationCount(), mac.getSalt().length);
        ExtendedDigest digest = BcDefaultDigestProvider.INSTANCE.get(algorithm);
        PKCS12ParametersGenerator generator = new PKCS12ParametersGenerator(digest);
        generator.init(secret.octets(), mac.getSalt(), mac.getIterationCount().intValueExact());
        HMac hmac = new HMac(BcDefaultDigestProvider.INSTANCE.get(algorithm));
        hmac.init(generator.generateDerivedMacParameters(digest.getDigestSize() * 8));
        byte[] content =
                ASN1OctetString.getInstance(pfx.getAuthSafe().getContent()).getOctets();
        hmac.update(content, 0, content.length);
        byte[] computed = new byte[hmac.getMacSize()];
        hmac.doFinal(computed, 0);
        return MessageDigest.isEqual(computed, mac.getMac().getDigest());
    }

    private List<PKCS12SafeBag> bags(Pfx pfx, InputDecryptorProvider decryptor) throws Exception {
        List<PKCS12SafeBag> found = new ArrayList<>();
        for (ContentInfo part : new PKCS12PfxPdu(pfx).getContentInfos()) {
            if (PKCSObjectIdentifiers.data.equals(part.getContentType())) {
                found.addAll(List.of(new PKCS12SafeBagFactory(part).getSafeBags()));
            } else if (PKCSObjectIdentifiers.encryptedData.equals(part.getContentType())) {
                decryption
                        .effort()
                        .charge(EncryptedData.getInstance(part.getContent()).getEncryptionAlgorithm());
                found.addAll(List.of(new PKCS12SafeBagFactory(part, decryptor).getSafeBags()));
            } else {
                throw Guarded.refusal("file", "upload.pfxPublicKey");
            }
        }
        return found;
    }

    private void read(PKCS12SafeBag bag, InputDecryptorProvider decryptor, Problem otherwise) {
        Object value = Guarded.read(DAMAGED, bag::getBagValue);
        if (value instanceof PrivateKeyInfo key) {
            contents.add(OwnKey.of(key));
        } else if (value instanceof PKCS8EncryptedPrivateKeyInfo key) {
            decryption.charge(key.toASN1Structure());
            PrivateKeyInfo opened = Guarded.read(otherwise, () -> key.decryptPrivateKeyInfo(decryptor));
            contents.add(OwnKey.of(opened));
        } else if (value instanceof X509CertificateHolder certificate) {
            contents.add(ReadCertificate.of("file", certificate));
        }
    }
}
