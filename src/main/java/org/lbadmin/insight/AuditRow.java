package org.lbadmin.insight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Actor;
import org.lbadmin.model.ConfigurationChanged;

/** A line of the audit trail. */
@Entity
@Table(name = "audit_record")
class AuditRow {
    private static final int MOST = 1_000_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private Instant happenedAt;
    private String who;
    private String fromAddress;
    private String area;
    private String name;

    @Column(length = MOST)
    private @Nullable String beforeDocument;

    @Column(length = MOST)
    private @Nullable String afterDocument;

    private boolean cluster;

    @SuppressWarnings("NullAway.Init")
    protected AuditRow() {}

    AuditRow(Instant happenedAt, Actor actor, ConfigurationChanged change) {
        this.happenedAt = happenedAt;
        this.who = actor.name();
        this.fromAddress = actor.address();
        this.area = change.area();
        this.name = change.name();
        this.beforeDocument = change.before();
        this.afterDocument = change.after();
        this.cluster = change.cluster();
    }

    /** Set once it is stored; later lines have greater ones. */
    long id() {
        return java.util.Objects.requireNonNull(id);
    }

    Instant happenedAt() {
        return happenedAt;
    }

    String who() {
        return who;
    }

    String fromAddress() {
        return fromAddress;
    }

    String area() {
        return area;
    }

    String name() {
        return name;
    }

    @Nullable
    String beforeDocument() {
        return beforeDocument;
    }

    @Nullable
    String afterDocument() {
        return afterDocument;
    }
}
