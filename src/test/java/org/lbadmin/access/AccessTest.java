package org.lbadmin.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.lbadmin.AppTest;
import org.lbadmin.model.Role;
import org.lbadmin.model.value.Label;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/** What the tests of this room share: users to try with, removed again after each test. */
abstract class AccessTest extends AppTest {
    static final String ADMIN = "loadbalancer";
    static final String ADMIN_PASSWORD = "correct-horse-battery";
    static final String PASSWORD = "seven grey otters";
    static final String API = "/lbadmin/api/v1/maintenance";

    @Autowired
    Users users;

    @Autowired
    UserRows userRows;

    @Autowired
    TokenRows tokenRows;

    @AfterEach
    void onlyTheFirstUserStays() {
        tokenRows.deleteAll();
        userRows.findAll().stream().filter(u -> !u.name().equals(ADMIN)).forEach(userRows::delete);
    }

    User made(String name, Role role) {
        return users.add(new UserEntry(new Label(name), role, PASSWORD));
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static String admin() {
        return basic(ADMIN, ADMIN_PASSWORD);
    }

    MockMvcRequestBuilder json(MockMvcRequestBuilder request, String authorization, String body) {
        return request.header("Authorization", authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
