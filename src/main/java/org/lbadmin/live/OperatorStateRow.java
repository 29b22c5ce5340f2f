package org.lbadmin.live;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The remembered state of one server. */
@Entity
@Table(name = "operator_state")
class OperatorStateRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String vip;
    private String rip;

    /** 4 or 7. */
    private int layer;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private OperatorState state;

    @SuppressWarnings("NullAway.Init")
    protected OperatorStateRow() {}

    OperatorStateRow(ServerName name, int layer, OperatorState state) {
        this.layer = layer;
        this.vip = name.vip();
        this.rip = name.rip();
        this.state = state;
    }

    ServerName name() {
        return new ServerName(vip, rip);
    }

    int layer() {
        return layer;
    }

    OperatorState state() {
        return state;
    }

    void change(OperatorState wanted) {
        state = wanted;
    }
}
