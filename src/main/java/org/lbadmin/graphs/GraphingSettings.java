package org.lbadmin.graphs;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.Graphing;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** What is recorded from now on. */
@Service
class GraphingSettings {
    static final String NAME = "graphing";
    private static final String KIND = "kind.graphing";

    private final GraphingRows rows;
    private final Records records;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private volatile @Nullable Graphing state;

    GraphingSettings(
            GraphingRows rows,
            Records records,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            EditLock lock) {
        this.rows = rows;
        this.records = records;
        this.events = events;
        this.transaction = transaction;
        this.lock = lock;
    }

    Graphing read() {
        Graphing known = state;
        return known != null ? known : lock.locked(this::load);
    }

    /** Why no figures of this are written down, as the key of a text; null while some are. */
    @Nullable
    String obstacle(Subject subject) {
        Graphing wanted = read();
        if (!wanted.recording()) {
            return "graph.notRecording";
        }
        if (subject.layer() == 7 && !wanted.layer7()) {
            return "graph.notLayer7";
        }
        if (subject.layer() == 4 && !wanted.layer4()) {
            return "graph.notLayer4";
        }
        return subject.realServer().isEmpty() || wanted.realServers() ? null : "graph.noRealServers";
    }

    /** Whether figures for this graph are written down, as far as that is chosen for it alone. */
    boolean records(Graph graph) {
        Graphing wanted = read();
        return switch (graph) {
            case NETWORK -> wanted.network();
            case LOAD -> wanted.load();
            case MEMORY -> wanted.memory();
            case CPU -> wanted.processor();
            case DISK -> wanted.disk();
            case CONNECTIONS, SESSIONS, TRAFFIC, ERRORS, RESPONSE -> true;
        };
    }

    /** @param change gets what is stored now; whatever it throws leaves everything as it was */
    Graphing change(UnaryOperator<Graphing> change) {
        return lock.locked(() -> {
            Graphing before = read();
            Graphing after = change.apply(before);
            if (!after.equals(before)) {
                transaction.executeWithoutResult(status -> {
                    save(records.text(after));
                    events.publishEvent(
                            new ConfigurationChanged(KIND, "", records.text(before), records.text(after), false));
                });
                state = after;
            }
            return after;
        });
    }

    /** A field that is not in the body is as on a new appliance. */
    Graphing of(ObjectNode body) {
        return records.read(Graphing.class, body, records.write(Graphing.defaults()), Map.of());
    }

    /** A field that is not in the body stays as it is; null is as on a new appliance. */
    Graphing of(ObjectNode patch, Graphing current) {
        ObjectNode cleared = records.reset(patch, records.write(Graphing.defaults()));
        return records.read(Graphing.class, cleared, records.write(current), Map.of());
    }

    private Graphing load() {
        Graphing loaded = rows.findById(GraphingRow.ONLY)
                .map(row ->
                        records.stored(Graphing.class, row.document(), records.write(Graphing.defaults()), Map.of()))
                .orElseGet(Graphing::defaults);
        state = loaded;
        return loaded;
    }

    private void save(String document) {
        GraphingRow row = rows.findById(GraphingRow.ONLY).orElseGet(() -> new GraphingRow(document));
        row.change(document);
        rows.save(row);
    }
}
