package org.lbadmin.commit;

import java.time.Instant;
import java.util.List;
import org.lbadmin.model.ChangeLog;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.NoticeSource;
import org.lbadmin.web.PendingEngine;
import org.lbadmin.web.PendingSource;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Component;

/** The Commit changes box, and what must be said where an engine is stuck or its files were changed elsewhere. */
@Component
class PendingBanner implements PendingSource, NoticeSource {
    private final Commit commit;
    private final ChangeLog changeLog;
    private final Texts texts;

    PendingBanner(Commit commit, ChangeLog changeLog, Texts texts) {
        this.commit = commit;
        this.changeLog = changeLog;
        this.texts = texts;
    }

    @Override
    public List<PendingEngine> pending() {
        return commit.pending().stream().map(this::line).toList();
    }

    private PendingEngine line(Commit.Pending pending) {
        EngineId engine = pending.engine();
        Instant since = pending.running().map(Release::at).orElse(Instant.EPOCH);
        return new PendingEngine(
                engine.id(),
                texts.get("engine." + engine.id()),
                texts.get("engine." + engine.id() + ".reload"),
                changeLog.changes(since),
                String.join(", ", changeLog.changedBy(since)),
                texts.get("engine." + engine.id() + ".cost"),
                pending.drifted(),
                pending.locked(),
                Menu.ROOT + "/maintenance/commit#" + engine.id());
    }

    @Override
    public List<Notice> notices() {
        return commit.stuck().entrySet().stream()
                .map(entry -> Notice.error(texts.get(
                        "notice.stuck",
                        texts.get("engine." + entry.getKey().id()),
                        String.join(" ", entry.getValue().lines()))))
                .toList();
    }
}
