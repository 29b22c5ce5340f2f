package org.lbadmin.commit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.model.Materials;
import org.springframework.stereotype.Component;

/** What a file is on disk: its text, or the certificate and private key that the text speaks of. */
@Component
class FileContents {
    private final Materials materials;
    /** Digests say nothing about a key, so they may be remembered. */
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    FileContents(Materials materials) {
        this.materials = materials;
    }

    byte[] of(ConfigFile file) {
        String material = file.material();
        String text = material == null ? file.text() : materials.pem(material);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Lower-case hexadecimal SHA-256 of it. */
    String digest(ConfigFile file) {
        String material = file.material();
        return material == null
                ? Digests.of(of(file))
                : digests.computeIfAbsent(material, unknown -> Digests.of(of(file)));
    }
}
