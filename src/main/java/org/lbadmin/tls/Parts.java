package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Problems;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a form with files. A file may also come as text, as curl's -F "file=<name" sends it. */
final class Parts {
    private static final String FILE = "file";
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    private Parts() {}

    /** What a script sent; every part counts. */
    static Parts ofScript(HttpServletRequest request) {
        return of(request, "", false);
    }

    /** What a page sent: the fields whose names begin with a prefix. */
    static Parts ofPage(HttpServletRequest request, String prefix) {
        return of(request, prefix, true);
    }

    /** A text that is the whole answer of a CA. */
    static Parts ofText(byte[] content) {
        Parts parts = new Parts();
        parts.files.put(FILE, content);
        return parts;
    }

    private static Parts of(HttpServletRequest request, String prefix, boolean page) {
        Parts parts = new Parts();
        MultipartHttpServletRequest multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (multipart != null) {
            multipart.getFileMap().forEach((name, file) -> parts.addFile(name, prefix, file));
        }
        request.getParameterMap().forEach((name, values) -> {
            boolean hidden = page && name.startsWith("_");
            if (name.startsWith(prefix) && !hidden) {
                parts.texts.put(name.substring(prefix.length()), values[0]);
            }
        });
        return parts;
    }

    private void addFile(String name, String prefix, MultipartFile file) {
        try {
            if (name.startsWith(prefix) && !file.isEmpty()) {
                files.put(name.substring(prefix.length()), file.getBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for the certificate of this label, which is there. */
    Parts replacing(String label) {
        texts.put("label", label);
        texts.put("replace", "true");
        return this;
    }

    /** A file that was chosen, or sent as text; one without contents counts as not chosen. */
    Optional<byte[]> file(String name) {
        byte[] chosen = files.get(name);
        String text = texts.get(name);
        if (chosen != null) {
            return Optional.of(chosen);
        }
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    String secret(String name) {
        String text = texts.get(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /** All of these one after the other. */
    byte[] joined(String... names) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names) {
            file(name).ifPresent(content -> {
                all.writeBytes(content);
                all.write('\n');
            });
        }
        return all.toByteArray();
    }

    /** The fields that are no files. */
    ObjectNode texts(ObjectNode into) {
        texts.forEach((name, text) -> {
            if (!name.equals(FILE)) {
                into.put(name, text);
            }
        });
        return into;
    }

    void refuseOtherFiles(Set<String> known, Problems problems) {
        files.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(name, "key.unknown", name));
    }
}
