package org.lbadmin.tls;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;

/** What an uploaded file is, told from its first octets and outermost structure: PEM text, a PFX, or a mistake. */
enum FileKind {
    PEM(""),
    PFX(""),
    EMPTY("upload.empty"),
    DER_CERTIFICATE("upload.der"),
    DER_KEY("upload.derKey"),
    DER_PUBLIC_KEY("upload.publicKey"),
    DER_REQUEST("upload.request"),
    P7B("upload.p7b"),
    SSH("upload.ssh"),
    PGP("upload.pgp"),
    JAVA_KEY_STORE("upload.jks"),
    HTML("upload.html"),
    DOCUMENT("upload.document"),
    BARE_BASE64("upload.noArmour"),
    NUL("upload.nul"),
    TRUNCATED("upload.truncated"),
    UNKNOWN_BINARY("upload.binary"),
    TEXT("upload.nothing");

    private static final String BEGIN = "-----BEGIN ";

    private final String sentence;

    FileKind(String sentence) {
        this.sentence = sentence;
    }

    /** Refuses what is neither PEM nor PFX, with the sentence for what it is. */
    void orThrow(String path) {
        if (!sentence.isEmpty()) {
            throw new InvalidInput(List.of(Problem.of(path, sentence)));
        }
    }

    static FileKind of(byte[] file) {
        if (isDer(file)) {
            return ofDer(file);
        }
        if (FileText.begins(file, 0xFE, 0xED, 0xFE, 0xED) || FileText.begins(file, 0xCE, 0xCE, 0xCE, 0xCE)) {
            return JAVA_KEY_STORE;
        }
        if (FileText.begins(file, 'P', 'K', 3, 4)
                || FileText.begins(file, 0xD0, 0xCF, 0x11, 0xE0)
                || FileText.begins(file, '%', 'P', 'D', 'F')
                || FileText.begins(file, '{', '\\', 'r', 't', 'f')) {
            return DOCUMENT;
        }
        return ofText(FileText.of(file));
    }

    private static FileKind ofText(String text) {
        if (text.isBlank()) {
            return EMPTY;
        }
        if (text.indexOf('\0') >= 0) {
            return text.replace("\0", "").contains(BEGIN) ? NUL : UNKNOWN_BINARY;
        }
        if (text.contains(BEGIN)) {
            return text.contains(BEGIN + "PGP ") ? PGP : PEM;
        }
        String start = text.strip();
        String head = start.substring(0, Math.min(200, start.length())).toLowerCase(Locale.ROOT);
        if (head.startsWith("<!doctype html") || head.startsWith("<html") || head.contains("<head")) {
            return HTML;
        }
        if (head.startsWith("ssh-") || head.startsWith("ecdsa-sha2-") || head.startsWith("putty-user-key")) {
            return SSH;
        }
        if (head.startsWith("---- begin ssh2")) {
            return SSH;
        }
        return start.startsWith("MI") && head.matches("[a-z0-9+/=\\s]+") ? BARE_BASE64 : TEXT;
    }

    /** A sequence: with octets for its length as certificates have, or short and exactly so long; else "0" is text. */
    private static boolean isDer(byte[] file) {
        int length = file.length >= 2 && file[0] == 0x30 ? file[1] & 0xFF : -1;
        return length >= 0x80 && length <= 0x84 || length >= 0 && length == file.length - 2;
    }

    static FileKind ofDer(byte[] file) {
        if (isCut(file)) {
            return TRUNCATED;
        }
        try (ASN1InputStream in = new ASN1InputStream(file)) {
            ASN1Primitive whole = in.readObject();
            return whole instanceof ASN1Sequence sequence && sequence.size() >= 2 ? of(sequence) : UNKNOWN_BINARY;
        } catch (IOException | RuntimeException e) {
            return UNKNOWN_BINARY;
        }
    }

    private static boolean isCut(byte[] file) {
        int octets = file.length < 2 ? 0 : file[1] & 0x7F;
        long length = 0;
        for (int i = 0; i < octets && 2 + i < file.length; i++) {
            length = length << 8 | file[2 + i] & 0xFF;
        }
        return file.length > 1 && (file[1] & 0x80) != 0 && 2 + octets + length > file.length;
    }

    private static FileKind of(ASN1Sequence whole) {
        ASN1Encodable first = whole.getObjectAt(0);
        ASN1Encodable second = whole.getObjectAt(1);
        if (first instanceof ASN1ObjectIdentifier type) {
            return PKCSObjectIdentifiers.signedData.equals(type) ? P7B : UNKNOWN_BINARY;
        }
        if (first instanceof ASN1Integer version) {
            return second instanceof ASN1Sequence content
                            && version.hasValue(3)
                            && content.size() == 2
                            && content.getObjectAt(0) instanceof ASN1ObjectIdentifier
                    ? PFX
                    : DER_KEY;
        }
        if (!(first instanceof ASN1Sequence inner) || inner.size() == 0) {
            return UNKNOWN_BINARY;
        }
        if (inner.getObjectAt(0) instanceof ASN1ObjectIdentifier) {
            return second instanceof ASN1OctetString
                    ? DER_KEY
                    : second instanceof ASN1BitString ? DER_PUBLIC_KEY : UNKNOWN_BINARY;
        }
        return inner.size() > 4 ? DER_CERTIFICATE : DER_REQUEST;
    }
}
