package org.lbadmin.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Style sheets, scripts and pictures, and the version they have together. */
@Component
class Assets {
    static final String PATH = Menu.ROOT + "/assets/";

    private final String version;

    Assets() {
        this.version = digest();
    }

    /** The folder that stands for the files as they are now. */
    String folder() {
        return PATH + version + "/";
    }

    String versioned(String url) {
        return url.startsWith(PATH) && !url.startsWith(folder()) ? folder() + url.substring(PATH.length()) : url;
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:/static/**/*.*");
            Arrays.sort(files, Comparator.comparing(Resource::getDescription));
            for (Resource file : files) {
                if (file.isReadable()) {
                    try (InputStream in = new DigestInputStream(file.getInputStream(), digest)) {
                        in.transferTo(java.io.OutputStream.nullOutputStream());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
