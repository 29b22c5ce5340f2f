package org.lbadmin.access;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Records;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Tokens over the API; the answer to making one is the only place where it can be read. */
@RestController
@RequestMapping(TokenApi.PATH)
class TokenApi {
    static final String PATH = Menu.API + "/maintenance/tokens";

    private final Tokens tokens;
    private final Records records;

    TokenApi(Tokens tokens, Records records) {
        this.tokens = tokens;
        this.records = records;
    }

    @GetMapping
    List<ObjectNode> all() {
        return tokens.all().stream().map(records::write).toList();
    }

    @PostMapping
    ResponseEntity<ObjectNode> add(@RequestBody ObjectNode body) {
        Tokens.Made made = tokens.add(records.read(NewToken.class, body, records.object(), Map.of()));
        return ResponseEntity.created(URI.create(PATH + "/" + made.token().id()))
                .body(records.write(made.token()).put("token", made.secret()));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        tokens.remove(id);
        return ResponseEntity.noContent().build();
    }
}
