package org.lbadmin.commit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored release. It is written before the switch, so that a crash can be finished or undone. */
@Entity
@Table(name = "release_record")
class ReleaseRow {
    /** How far it came. */
    enum State {
        APPLYING,
        APPLIED
    }

    private static final int MOST = 1_000_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String engine;
    private int number;
    private String digest;
    private Instant appliedAt;
    private String appliedBy;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private State state;

    @Column(length = MOST)
    private byte[] files;

    @Column(length = MOST)
    private byte[] snapshot;

    @SuppressWarnings("NullAway.Init")
    protected ReleaseRow() {}

    ReleaseRow(
            String engine,
            int number,
            String digest,
            Instant appliedAt,
            String appliedBy,
            byte[] files,
            byte[] snapshot) {
        this.engine = engine;
        this.number = number;
        this.digest = digest;
        this.appliedAt = appliedAt;
        this.appliedBy = appliedBy;
        this.state = State.APPLYING;
        this.files = files;
        this.snapshot = snapshot;
    }

    String engine() {
        return engine;
    }

    int number() {
        return number;
    }

    String digest() {
        return digest;
    }

    Instant appliedAt() {
        return appliedAt;
    }

    String appliedBy() {
        return appliedBy;
    }

    byte[] files() {
        return files;
    }

    byte[] snapshot() {
        return snapshot;
    }
}
