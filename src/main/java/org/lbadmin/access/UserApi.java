package org.lbadmin.access;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Stale;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Records;
import org.lbadmin.web.Tags;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Users over the API. */
@RestController
@RequestMapping(UserApi.PATH)
class UserApi {
    static final String PATH = Menu.API + "/maintenance/users";

    private final Users users;
    private final Records records;
    private final Tags tags;

    UserApi(Users users, Records records, Tags tags) {
        this.users = users;
        this.records = records;
        this.tags = tags;
    }

    @GetMapping
    List<ObjectNode> all() {
        return users.all().stream().map(records::write).toList();
    }

    @GetMapping("/{name}")
    ResponseEntity<ObjectNode> one(@PathVariable String name) {
        return tags.ok(users.get(name));
    }

    @PostMapping
    ResponseEntity<ObjectNode> add(@RequestBody ObjectNode body) {
        return added(users.add(read(body, records.object())));
    }

    @PutMapping("/{name}")
    ResponseEntity<ObjectNode> put(
            @PathVariable String name,
            @RequestBody ObjectNode body,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        UserEntry entry = read(body, records.object().put("name", name));
        Optional<User> known = users.find(name);
        if (known.isEmpty()) {
            if (ifMatch != null) {
                throw new Stale(name);
            }
            return added(users.add(entry));
        }
        return tags.ok(users.change(name, current -> tags.check(ifMatch, current, name), entry));
    }

    @PatchMapping("/{name}")
    ResponseEntity<ObjectNode> patch(
            @PathVariable String name,
            @RequestBody ObjectNode body,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        UserEntry entry = read(body, records.write(users.get(name)));
        return tags.ok(users.change(name, current -> tags.check(ifMatch, current, name), entry));
    }

    @DeleteMapping("/{name}")
    ResponseEntity<Void> remove(
            @PathVariable String name,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        users.remove(name, current -> tags.check(ifMatch, current, name));
        return ResponseEntity.noContent().build();
    }

    private UserEntry read(ObjectNode body, ObjectNode base) {
        return records.read(UserEntry.class, body, base, Map.of());
    }

    private ResponseEntity<ObjectNode> added(User user) {
        ObjectNode body = records.write(user);
        return ResponseEntity.created(URI.create(PATH + "/" + user.name()))
                .eTag("\"" + records.tag(body) + "\"")
                .body(body);
    }
}
