package org.lbadmin.commit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.haproxy.OwnSections;
import org.lbadmin.model.Materials;
import org.lbadmin.model.Seals;
import org.springframework.stereotype.Component;

/** What a file is on disk: its text, or the certificate and private key that the text speaks of. */
@Component
class FileContents {
    /** Where a configuration has a sealed text, as the value of a name that says so. */
    private static final Pattern SEALED = Pattern.compile("(?m)^( +(?:passwd|secret) = \")(v1:[A-Za-z0-9+/=]+)\"$");

    private final Materials materials;
    private final Seals seals;
    /** Digests say nothing about a key, so they may be remembered. */
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    FileContents(Materials materials, Seals seals) {
        this.materials = materials;
        this.seals = seals;
    }

    byte[] of(ConfigFile file) {
        String material = file.material();
        String text = material == null ? opened(file.text()) : materials.pem(material);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether more is on disk than the text says: a private key, or a password. */
    static boolean isSecret(ConfigFile file) {
        return file.secret() || SEALED.matcher(file.text()).find() || OwnSections.isSealed(file.text());
    }

    private String opened(String text) {
        return SEALED.matcher(OwnSections.opened(text, seals::open))
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + seals.open(found.group(2)) + "\""));
    }

    /** Lower-case hexadecimal SHA-256 of it. */
    String digest(ConfigFile file) {
        String material = file.material();
        return material == null
                ? Digests.of(of(file))
                : digests.computeIfAbsent(material, unknown -> Digests.of(of(file)));
    }
}
