package org.lbadmin.commit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.model.EngineId;
import org.springframework.stereotype.Component;

/** What a commit would change in the files of an engine, as lines. */
@Component
class Changes {
    private final Disk disk;
    private final Cache<List<ConfigFile>, List<Diffs.Hunk>> known =
            Caffeine.newBuilder().weakKeys().maximumSize(4).build();

    Changes(Disk disk) {
        this.disk = disk;
    }

    /** Against what runs; against what lies on disk where somebody else changed that. */
    List<Diffs.Hunk> hunks(Commit.Pending pending) {
        return pending.drifted() ? compare(pending) : known.get(pending.files(), files -> compare(pending));
    }

    private List<Diffs.Hunk> compare(Commit.Pending pending) {
        List<Diffs.Hunk> hunks = new ArrayList<>();
        for (ConfigFile file : pending.files()) {
            if (!file.secret()) {
                hunks.addAll(Diffs.of(file.path(), before(pending, file), file.text()));
            }
        }
        return hunks;
    }

    private String before(Commit.Pending pending, ConfigFile file) {
        EngineId engine = pending.engine();
        if (pending.drifted()) {
            return disk.text(engine, file);
        }
        return pending.running()
                .flatMap(release -> release.file(file.path()))
                .map(ConfigFile::text)
                .orElse("");
    }
}
