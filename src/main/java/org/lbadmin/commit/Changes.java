package org.lbadmin.commit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.lbadmin.engine.ConfigFile;
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
        List<ConfigFile> before = pending.drifted()
                ? disk.files(pending.engine())
                : pending.running().map(Release::files).orElse(List.of());
        return Diffs.of(before, pending.files());
    }
}
