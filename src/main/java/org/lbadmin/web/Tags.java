package org.lbadmin.web;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Stale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Entity tags: every resource carries one, and a stale {@code If-Match} changes nothing. */
@Component
public class Tags {
    private final Records records;

    Tags(Records records) {
        this.records = records;
    }

    public String of(Record record) {
        return records.tag(record);
    }

    /** @throws Stale when the request was made for an older state of the resource */
    public void check(@Nullable String ifMatch, Record current, String name) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return;
        }
        String tag = "\"" + of(current) + "\"";
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(tag::equals)) {
            throw new Stale(name);
        }
    }

    public ResponseEntity<ObjectNode> ok(Record record) {
        return answer(HttpStatus.OK, record);
    }

    public ResponseEntity<ObjectNode> answer(HttpStatus status, Record record) {
        ObjectNode body = records.write(record);
        return ResponseEntity.status(status)
                .eTag("\"" + records.tag(body) + "\"")
                .body(body);
    }
}
