package org.lbadmin.commit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.lbadmin.engine.ConfigFile;

/** One number for all files of an engine: equal digests, equal files. */
final class Digests {
    private Digests() {}

    static String of(List<ConfigFile> files) {
        MessageDigest digest = sha256();
        for (ConfigFile file : files) {
            digest.update((file.path() + "\n" + file.text().length() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(file.text().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of one file as it is on disk. */
    static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
