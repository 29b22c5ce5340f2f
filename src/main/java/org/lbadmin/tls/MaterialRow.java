package org.lbadmin.tls;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** A certificate with its chain, and its private key, sealed. Never changes. */
@Entity
@Table(name = "material")
class MaterialRow implements Persistable<String> {
    @Id
    private String digest;

    @Column(length = MaterialStore.LONGEST_CHAIN)
    private String chain;

    @Column(length = 100_000)
    private String sealedKey;

    private Instant addedAt;

    @Transient
    private boolean fresh = true;

    @SuppressWarnings("NullAway.Init")
    protected MaterialRow() {}

    MaterialRow(String digest, String chain, String sealedKey, Instant addedAt) {
        this.digest = digest;
        this.chain = chain;
        this.sealedKey = sealedKey;
        this.addedAt = addedAt;
    }

    @Override
    public String getId() {
        return digest;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void stored() {
        fresh = false;
    }

    String chain() {
        return chain;
    }

    String sealedKey() {
        return sealedKey;
    }

    Instant addedAt() {
        return addedAt;
    }
}
