package org.lbadmin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lbadmin.web.Records;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Snapshots of golden tests, written as YAML by people. */
public final class Yaml {
    private Yaml() {}

    public static ObjectNode read(Path file, Records records) {
        try {
            return parse(Files.readString(file), records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode parse(String text, Records records) {
        Object loaded = new org.yaml.snakeyaml.Yaml().load(text);
        return records.parse(JsonMapper.builder().build().writeValueAsString(loaded));
    }
}
