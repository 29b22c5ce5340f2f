package org.lbadmin.insight;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.lbadmin.model.Actor;
import org.lbadmin.model.ChangeLog;
import org.lbadmin.model.ConfigurationChanged;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit trail: every change, kept in the transaction of the change itself. */
@Service
public class Audit implements ChangeLog {
    private final AuditRows rows;
    private final Actor actor;
    private final Clock clock;
    private final Shortener shortener;

    Audit(AuditRows rows, Actor actor, Clock clock, Shortener shortener) {
        this.rows = rows;
        this.actor = actor;
        this.clock = clock;
        this.shortener = shortener;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ConfigurationChanged change) {
        rows.save(new AuditRow(
                clock.instant(),
                actor,
                new ConfigurationChanged(
                        change.area(),
                        change.name(),
                        shortener.shortened(change.before()),
                        shortener.shortened(change.after()),
                        change.cluster())));
    }

    @Override
    public List<String> changedBy(Instant since) {
        return rows.changedBy(since);
    }

    @Override
    public int changes(Instant since) {
        return rows.countByClusterTrueAndHappenedAtAfter(since);
    }

    /** The newest first. */
    List<AuditRow> since(Instant since, int limit) {
        return rows.findByHappenedAtGreaterThanEqualOrderByIdDesc(since, Limit.of(limit));
    }

    /**
     * A part of the trail, the newest first.
     *
     * @param q what to look for; empty for everything
     * @param page counted from 0
     */
    Page<AuditRow> find(String q, Function<String, String> nameOfArea, int page, int size) {
        String needle = q.strip().toLowerCase(Locale.ROOT);
        if (needle.isEmpty()) {
            return rows.all(PageRequest.of(page, size));
        }
        List<String> areas = rows.areas().stream()
                .filter(area -> nameOfArea.apply(area).toLowerCase(Locale.ROOT).contains(needle))
                .toList();
        return rows.matching(needle, areas, PageRequest.of(page, size));
    }

    /** Lines after one, the oldest first; 0 for the beginning. */
    List<AuditRow> after(long id, int limit) {
        return rows.findByIdGreaterThanOrderById(id, Limit.of(limit));
    }

    /**
     * Keeps so many of the newest lines.
     *
     * @return how many went
     */
    @Transactional
    public int forget(long keep) {
        long surplus = rows.count() - keep;
        if (surplus <= 0) {
            return 0;
        }
        List<AuditRow> oldestKept =
                rows.all(PageRequest.of((int) Math.max(0, keep - 1), 1)).getContent();
        return oldestKept.isEmpty() ? 0 : rows.deleteBefore(oldestKept.get(0).id());
    }

    long count() {
        return rows.count();
    }
}
