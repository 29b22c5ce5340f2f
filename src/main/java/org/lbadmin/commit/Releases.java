package org.lbadmin.commit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Snapshot;
import org.lbadmin.store.Documents;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was applied, when and by whom; the newest {@value #KEPT} of each engine are kept. */
@Service
public class Releases {
    public static final String KIND = "kind.release";
    private static final int KEPT = 200;

    private final ReleaseRows rows;
    private final Records records;
    private final Documents documents;
    private final Clock clock;
    private final Map<EngineId, Optional<Release>> current = new ConcurrentHashMap<>();

    /** One line of the history. */
    public record Entry(EngineId engine, int number, Instant at, String by, String digest) {}

    Releases(ReleaseRows rows, Records records, Documents documents, Clock clock) {
        this.rows = rows;
        this.records = records;
        this.documents = documents;
        this.clock = clock;
    }

    /** The release that was applied last; empty on a fresh appliance. */
    public Optional<Release> current(EngineId engine) {
        return current.computeIfAbsent(
                engine,
                e -> rows.findFirstByEngineAndStateOrderByNumberDesc(e.id(), ReleaseRow.State.APPLIED)
                        .map(this::release));
    }

    /** @throws NotFound when there is none, or no longer */
    public Release get(EngineId engine, int number) {
        return release(row(engine, number));
    }

    public Snapshot snapshot(EngineId engine, int number) {
        return documents.read(records.parse(Packed.unpack(row(engine, number).snapshot())));
    }

    /** Newest first. */
    public List<Entry> history(EngineId engine) {
        return rows.history(engine.id()).stream()
                .map(line -> new Entry(engine, line.number(), line.at(), line.by(), line.digest()))
                .toList();
    }

    /** The release that was live before another one; empty for the first. */
    public Optional<Entry> before(EngineId engine, int number) {
        return history(engine).stream().filter(entry -> entry.number() < number).findFirst();
    }

    /**
     * What going from one release to another changes.
     *
     * @param from 0 for nothing
     * @throws NotFound when there is none of these
     */
    public List<Diffs.Hunk> difference(EngineId engine, int from, int to) {
        List<ConfigFile> old = from == 0 ? List.of() : get(engine, from).files();
        return Diffs.of(old, get(engine, to).files());
    }

    int highest(EngineId engine) {
        return rows.highest(engine.id());
    }

    /** What a release keeps, compressed; made while the engine's checker is at work. */
    record Contents(byte[] files, byte[] snapshot) {}

    Contents contents(List<ConfigFile> files, Snapshot snapshot) {
        return new Contents(Packed.pack(pack(files)), Packed.pack(documents.write(snapshot)));
    }

    /** Keeps what is about to go live. */
    @Transactional
    Release begin(EngineId engine, int number, String digest, String by, List<ConfigFile> files, Contents contents) {
        Release release = new Release(engine, number, digest, clock.instant(), by, files);
        rows.save(new ReleaseRow(engine.id(), number, digest, release.at(), by, contents.files(), contents.snapshot()));
        return release;
    }

    @Transactional
    void applied(Release release) {
        rows.applied(release.engine().id(), release.number());
        rows.forget(release.engine().id(), release.number() - KEPT);
        current.put(release.engine(), Optional.of(release));
    }

    @Transactional
    void abandoned(Release release) {
        rows.abandoned(release.engine().id(), release.number());
    }

    /** Releases that were about to go live when the process ended. */
    List<Release> unfinished(EngineId engine) {
        return rows.findByEngineAndState(engine.id(), ReleaseRow.State.APPLYING).stream()
                .map(this::release)
                .toList();
    }

    private ReleaseRow row(EngineId engine, int number) {
        return rows.findByEngineAndNumberAndState(engine.id(), number, ReleaseRow.State.APPLIED)
                .orElseThrow(() -> new NotFound(KIND, Integer.toString(number)));
    }

    private Release release(ReleaseRow row) {
        List<ConfigFile> files = new ArrayList<>();
        for (JsonNode file : records.parse(Packed.unpack(row.files())).path("files")) {
            files.add(new ConfigFile(
                    file.path("path").asString(),
                    file.path("text").asString(),
                    file.path("material").asString(null)));
        }
        EngineId engine = EngineId.of(row.engine()).orElseThrow();
        return new Release(engine, row.number(), row.digest(), row.appliedAt(), row.appliedBy(), files);
    }

    private String pack(List<ConfigFile> files) {
        ObjectNode document = records.object();
        ArrayNode list = document.putArray("files");
        files.forEach(file -> list.add(records.write(file)));
        return records.text(document);
    }
}
