package org.lbadmin.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * A certificate that this appliance can show, because it has the private key: the certificate itself first, then its
 * issuers in order. A self-signed root is left out unless it is the certificate itself: clients trust their own copy of
 * a root and never one that a server sends, so it would only make every handshake longer.
 */
public record KeyedCertificate(PrivateKey key, List<X509Certificate> chain) {
    public KeyedCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A chain begins with a certificate");
        }
    }

    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** The certificates alone, with LF line ends and nothing between the blocks. */
    public String chainPem() {
        StringBuilder all = new StringBuilder();
        for (X509Certificate certificate : chain) {
            all.append(pem("CERTIFICATE", encoded(certificate)));
        }
        return all.toString();
    }

    /** The private key as PKCS#8, not encrypted. */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** SHA-256 of the certificate as lower-case hexadecimal digits. */
    public String fingerprint() {
        return fingerprint(leaf());
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded(certificate)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(String label, byte[] content) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(label, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "KeyedCertificate[" + fingerprint() + ", chain of " + chain.size() + "]";
    }
}
