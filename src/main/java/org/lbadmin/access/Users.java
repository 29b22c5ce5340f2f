package org.lbadmin.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Refused;
import org.lbadmin.model.Role;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The users of the WebUI. There is always one who may do everything. */
@Service
@Transactional
class Users {
    static final String KIND = "kind.user";
    private static final String PASSWORD_KIND = "kind.password";

    private final UserRows rows;
    private final TokenRows tokens;
    private final PasswordEncoder encoder;
    private final PasswordRules rules;
    private final Records records;
    private final Access access;
    private final ApplicationEventPublisher events;

    Users(
            UserRows rows,
            TokenRows tokens,
            PasswordEncoder encoder,
            PasswordRules rules,
            Records records,
            Access access,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.tokens = tokens;
        this.encoder = encoder;
        this.rules = rules;
        this.records = records;
        this.access = access;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<User> all() {
        return rows.findAllByOrderByFoldedName().stream().map(UserRow::user).toList();
    }

    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return rows.count() == 0;
    }

    @Transactional(readOnly = true)
    public Optional<User> find(String name) {
        return row(name).map(UserRow::user);
    }

    public User get(String name) {
        return find(name).orElseThrow(() -> new NotFound(KIND, name));
    }

    /** Adds a user; the password has to follow the rules. */
    public User add(UserEntry entry) {
        String password = entry.password();
        Problems problems = new Problems();
        if (password == null) {
            problems.add("password", "value.required");
        } else {
            rules.check("password", password, entry.name().value(), problems);
        }
        problems.orThrow();
        if (find(entry.name().value()).isPresent()) {
            throw new LabelTaken(KIND, entry.name().value());
        }
        User user = new User(entry.name(), entry.role());
        rows.saveAndFlush(new UserRow(user, hash(password)));
        publish(KIND, user.name(), null, records.text(user));
        return user;
    }

    /** Changes role and, where one is given, password. {@code check} sees the user as it is, and may throw. */
    public User change(String name, Consumer<User> check, UserEntry entry) {
        UserRow row = locked(name);
        User before = row.user();
        check.accept(before);
        Problems problems = new Problems();
        problems.addIf(!before.name().folded().equals(entry.name().folded()), "name", "user.rename", name);
        if (entry.password() != null) {
            rules.check("password", entry.password(), name, problems);
        }
        problems.orThrow();
        if (before.role() != entry.role()) {
            keepAnAdministrator(before, entry.role());
            row.setRole(entry.role());
            publish(KIND, before.name(), records.text(before), records.text(row.user()));
        }
        if (entry.password() != null) {
            setPassword(row, entry.password());
        }
        return row.user();
    }

    public void remove(String name, Consumer<User> check) {
        UserRow row = locked(name);
        User user = row.user();
        check.accept(user);
        if (user.name().value().equalsIgnoreCase(access.name())) {
            throw new Refused("user.self", user.name());
        }
        keepAnAdministrator(user, null);
        tokens.deleteByUser(row);
        rows.delete(row);
        publish(KIND, user.name(), records.text(user), null);
    }

    /** Sets the password of a user who has just shown the old one. */
    public void changePassword(String name, String password, String path) {
        Problems problems = new Problems();
        rules.check(path, password, name, problems);
        problems.orThrow();
        setPassword(locked(name), password);
    }

    private void setPassword(UserRow row, String password) {
        row.setPasswordHash(hash(password));
        publish(PASSWORD_KIND, row.user().name(), "{\"password\":\"***\"}", "{\"password\":\"changed\"}");
    }

    private String hash(@Nullable String password) {
        return String.valueOf(encoder.encode(password));
    }

    private void keepAnAdministrator(User user, @Nullable Role after) {
        boolean another = rows.lockAll().stream()
                .anyMatch(r -> r.role() == Role.CONFIG && !r.user().name().equals(user.name()));
        if (user.role() == Role.CONFIG && after != Role.CONFIG && !another) {
            throw new Refused("user.last", user.name());
        }
    }

    private UserRow locked(String name) {
        return rows.lockAll().stream()
                .filter(r -> r.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new NotFound(KIND, name));
    }

    private Optional<UserRow> row(String name) {
        return rows.findByFoldedName(name.toLowerCase(Locale.ROOT));
    }

    private void publish(String kind, Label name, @Nullable String before, @Nullable String after) {
        events.publishEvent(new ConfigurationChanged(kind, name.value(), before, after, false));
    }
}
