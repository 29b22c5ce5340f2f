package org.lbadmin.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Role;

/** A stored token: the digest of its secret half, never the secret. */
@Entity
@Table(name = "api_token")
class TokenRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String tokenId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id")
    private UserRow user;

    private String label;

    @Column(name = "role_name")
    private String role;

    private String secretHash;

    private Instant createdAt;

    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected TokenRow() {}

    TokenRow(
            String tokenId,
            UserRow user,
            NewToken entry,
            String secretHash,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        this.tokenId = tokenId;
        this.user = user;
        this.label = entry.label().value();
        this.role = entry.role().name();
        this.secretHash = secretHash;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    UserRow user() {
        return user;
    }

    Role role() {
        return Role.valueOf(role);
    }

    String secretHash() {
        return secretHash;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    Token token() {
        return new Token(
                tokenId,
                label,
                user.name(),
                role(),
                createdAt.toString(),
                expiresAt == null ? null : expiresAt.toString());
    }
}
