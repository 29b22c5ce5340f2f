package org.lbadmin.commit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.model.EngineId;

/** What one engine runs, or ran: its files, who applied them, and when. Numbers rise; a refused attempt leaves a gap. */
public record Release(EngineId engine, int number, String digest, Instant at, String by, List<ConfigFile> files) {
    public Release {
        files = List.copyOf(files);
    }

    /** A file as people may see it; of a secret one the text says only what it is. */
    public record Shown(String path, String text, boolean secret) {}

    public List<Shown> shown() {
        return files.stream()
                .map(file -> new Shown(file.path(), ConfigFile.shown(file.text()), file.secret()))
                .toList();
    }

    public Optional<ConfigFile> file(String path) {
        return files.stream().filter(f -> f.path().equals(path)).findFirst();
    }
}
