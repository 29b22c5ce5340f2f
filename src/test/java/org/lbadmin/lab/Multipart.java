package org.lbadmin.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The body of a form with a file in it (RFC 7578). */
record Multipart(String type, byte[] bytes) {
    private static final String BOUNDARY = "----part-of-a-form";

    static Multipart of(Map<String, String> fields, String name, Path file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            for (Map.Entry<String, String> field : fields.entrySet()) {
                head(body, "\"" + field.getKey() + "\"");
                body.write(field.getValue().getBytes(StandardCharsets.UTF_8));
            }
            head(body, "\"" + name + "\"; filename=\"" + file.getFileName() + "\"");
            body.write(Files.readAllBytes(file));
            body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Multipart("multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    private static void head(ByteArrayOutputStream body, String name) throws IOException {
        String line = body.size() == 0 ? "" : "\r\n";
        body.write((line + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }
}
