package org.lbadmin.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.web.Records;
import org.lbadmin.web.Texts;
import org.lbadmin.web.Times;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes lines of the audit trail readable, for the page and for scripts. */
@Component
class AuditEntries {
    private static final int MOST_CHANGES = 30;

    private final Records records;
    private final Texts texts;
    private final JsonMapper mapper;

    /** What happened to the thing. */
    enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** A line for scripts. */
    record AuditBody(
            String at,
            String who,
            String from,
            String kind,
            String name,
            Kind change,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            List<FieldChange> changes) {}

    /**
     * A line of the page.
     *
     * @param more how many changes are not listed
     */
    public record AuditLine(
            String at,
            String atIso,
            String who,
            String from,
            String what,
            String changeLabel,
            List<FieldChange> changes,
            int more) {}

    AuditEntries(Records records, Texts texts, JsonMapper mapper) {
        this.records = records;
        this.texts = texts;
        this.mapper = mapper;
    }

    String area(String key) {
        return texts.get(key);
    }

    AuditBody body(AuditRow row) {
        return new AuditBody(
                row.happenedAt().toString(),
                row.who(),
                row.fromAddress(),
                row.area().replaceFirst("^kind\\.", ""),
                row.name(),
                kind(row),
                SecretMask.masked(parsed(row.beforeDocument())),
                SecretMask.masked(parsed(row.afterDocument())),
                changes(row));
    }

    /** A line for scripts as text. */
    String json(AuditRow row) {
        return mapper.writeValueAsString(body(row));
    }

    AuditLine line(AuditRow row) {
        List<FieldChange> changes = changes(row);
        List<FieldChange> listed = changes.subList(0, Math.min(MOST_CHANGES, changes.size()));
        boolean silent = kind(row) == Kind.CHANGED && changes.isEmpty();
        return new AuditLine(
                Times.shown(row.happenedAt()),
                row.happenedAt().toString(),
                row.who(),
                row.fromAddress(),
                (area(row.area()) + " " + row.name()).strip(),
                texts.get(silent ? "audit.ORDER" : "audit." + kind(row)),
                listed,
                changes.size() - listed.size());
    }

    private List<FieldChange> changes(AuditRow row) {
        return kind(row) == Kind.CHANGED
                ? FieldChange.between(parsed(row.beforeDocument()), parsed(row.afterDocument()))
                : List.of();
    }

    private static Kind kind(AuditRow row) {
        if (row.beforeDocument() == null) {
            return Kind.ADDED;
        }
        return row.afterDocument() == null ? Kind.REMOVED : Kind.CHANGED;
    }

    private @Nullable JsonNode parsed(@Nullable String document) {
        return document == null ? null : records.parse(document);
    }
}
