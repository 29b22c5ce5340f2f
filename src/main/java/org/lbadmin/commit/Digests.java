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
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ConfigFile file : files) {
                digest.update((file.path() + "\n" + file.text().length() + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(file.text().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
