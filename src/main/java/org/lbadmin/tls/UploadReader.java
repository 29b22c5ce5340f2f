package org.lbadmin.tls;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Provider;
import java.time.Clock;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;

/**
 * Reads what an operator uploads as certificate: PEM text in any order and dress, or a PFX. Every refusal is an
 * {@link InvalidInput} on {@code file}, {@code password} or {@code intermediates}, with a sentence of its own.
 */
public final class UploadReader {
    /** Octets of a file; a certificate with key and chain has ten thousand at most. */
    public static final int LARGEST = 1024 * 1024;

    private final Clock clock;
    private final Provider ciphers = new BouncyCastleProvider();

    public UploadReader(Clock clock) {
        this.clock = clock;
    }

    public Upload read(byte[] file, @Nullable String password) {
        return read(file, password, null);
    }

    /** Takes further certificates as PEM text, such as intermediates that the CA gave apart. */
    public Upload read(byte[] file, @Nullable String password, @Nullable String intermediates) {
        checkSize("file", file.length);
        FileKind kind = FileKind.of(file);
        kind.orThrow("file");
        Contents contents = new Contents();
        Decryption decryption = new Decryption(ciphers, password);
        if (kind == FileKind.PFX) {
            new PfxContents(contents, decryption).read(file);
        } else {
            new PemContents("file", contents, decryption).read(FileText.of(file));
        }
        readIntermediates(intermediates, contents);
        OwnKey key = contents.keyBesideCertificates();
        return new Verdict(contents, clock.instant()).of(key.key(), key.identity(), "upload.otherKey");
    }

    /** The answer of a CA to a request of ours: certificates in PEM, one of them for the key we kept. */
    public Upload signed(PrivateKey ours, byte[] certificateAndIntermediates) {
        checkSize("file", certificateAndIntermediates.length);
        FileKind kind = FileKind.of(certificateAndIntermediates);
        kind.orThrow("file");
        if (kind == FileKind.PFX) {
            throw Guarded.refusal("file", "signed.pfx");
        }
        Contents contents = new Contents();
        new PemContents("file", contents, null).read(FileText.of(certificateAndIntermediates));
        if (contents.certificates().isEmpty()) {
            throw Guarded.refusal("file", contents.withoutAnything());
        }
        OwnKey key = OwnKey.of(ours);
        return new Verdict(contents, clock.instant()).of(key.key(), key.identity(), "signed.otherKey");
    }

    private static void readIntermediates(@Nullable String text, Contents contents) {
        if (text != null && !text.isBlank()) {
            checkSize("intermediates", text.length());
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            FileKind.of(octets).orThrow("intermediates");
            new PemContents("intermediates", contents, null).read(FileText.of(octets));
        }
    }

    private static void checkSize(String path, int octets) {
        if (octets > LARGEST) {
            throw Guarded.refusal(path, "upload.large", octets, LARGEST);
        }
    }
}
