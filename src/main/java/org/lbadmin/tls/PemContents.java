package org.lbadmin.tls;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Problem;

/** Reads PEM text: certificates of all labels, and private keys of all forms in any order. */
final class PemContents {
    private final String path;
    private final Contents contents;
    private final @Nullable Decryption decryption;
    private @Nullable ASN1Encodable curve;

    /** Without decryption private keys are counted as unused and never looked at. */
    PemContents(String path, Contents contents, @Nullable Decryption decryption) {
        this.path = path;
        this.contents = contents;
        this.decryption = decryption;
    }

    void read(String text) {
        List<PemBlock> blocks = PemBlock.all(path, text);
        for (PemBlock block : blocks) {
            if (block.label().equals("EC PARAMETERS")) {
                curve = Guarded.read(damaged(block), () -> ASN1Primitive.fromByteArray(block.content()));
            }
        }
        blocks.forEach(this::read);
    }

    private void read(PemBlock block) {
        switch (block.label()) {
            case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" -> readCertificate(block);
            case "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
                readKey(block);
            case "EC PARAMETERS" -> {}
            case "PKCS7", "CMS", "PKCS #7 SIGNED DATA" -> FileKind.P7B.orThrow(path);
            default -> {
                if (block.label().contains("SSH")) {
                    FileKind.SSH.orThrow(path);
                }
                contents.addUnused(block.label());
            }
        }
    }

    /** Only the first structure counts: behind it a TRUSTED CERTIFICATE carries OpenSSL's notes. */
    private void readCertificate(PemBlock block) {
        if (FileKind.ofDer(block.content()) == FileKind.P7B) {
            FileKind.P7B.orThrow(path);
        }
        X509CertificateHolder certificate = Guarded.read(damaged(block), () -> {
            try (ASN1InputStream in = new ASN1InputStream(block.content())) {
                return new X509CertificateHolder(Certificate.getInstance(in.readObject()));
            }
        });
        contents.add(ReadCertificate.of(path, certificate));
    }

    private void readKey(PemBlock block) {
        Decryption opener = decryption;
        if (opener == null) {
            contents.addUnused("PRIVATE KEY");
            return;
        }
        if (block.label().equals("DSA PRIVATE KEY")) {
            throw Guarded.refusal(path, "keyKind.unsupported", "private key", "DSA");
        }
        contents.add(OwnKey.of(keyOf(block, opener)));
    }

    private PrivateKeyInfo keyOf(PemBlock block, Decryption opener) {
        if (block.label().equals("ENCRYPTED PRIVATE KEY")) {
            return opener.open(
                    Guarded.read(damaged(block), () -> EncryptedPrivateKeyInfo.getInstance(block.content())));
        }
        String cipher = block.cipher();
        ASN1Sequence parts = cipher == null
                ? Guarded.read(damaged(block), () -> ASN1Sequence.getInstance(block.content()))
                : opener.openTraditional(cipher, block.content());
        Problem otherwise = cipher == null ? damaged(block) : Problem.of("password", "password.wrong");
        return Guarded.read(otherwise, () -> switch (block.label()) {
            case "RSA PRIVATE KEY" ->
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        RSAPrivateKey.getInstance(parts));
            case "EC PRIVATE KEY" -> ec(ECPrivateKey.getInstance(parts));
            default -> PrivateKeyInfo.getInstance(parts);
        });
    }

    private PrivateKeyInfo ec(ECPrivateKey key) throws IOException {
        ASN1Encodable told = key.getParametersObject();
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, told == null ? curve : told), key);
    }

    private Problem damaged(PemBlock block) {
        return Problem.of(path, "upload.block", block.label());
    }
}
