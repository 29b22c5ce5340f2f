package org.lbadmin.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Role;
import org.lbadmin.model.value.Label;

/** A stored user. The stamp is new with every password: sessions carry it and end when it changes. */
@Entity
@Table(name = "web_user")
class UserRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;

    private String foldedName;

    @Column(name = "role_name")
    private String role;

    private String passwordHash;

    private String stamp;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected UserRow() {}

    @SuppressWarnings("NullAway.Init")
    UserRow(User user, String passwordHash) {
        this.name = user.name().value();
        this.foldedName = user.name().folded();
        this.role = user.role().name();
        this.passwordHash = passwordHash;
        this.stamp = freshStamp();
    }

    User user() {
        return new User(new Label(name), role());
    }

    String name() {
        return name;
    }

    Role role() {
        return Role.valueOf(role);
    }

    String passwordHash() {
        return passwordHash;
    }

    String stamp() {
        return stamp;
    }

    void setRole(Role role) {
        this.role = role.name();
    }

    void setPasswordHash(String hash) {
        this.passwordHash = hash;
        this.stamp = freshStamp();
    }

    private static String freshStamp() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
