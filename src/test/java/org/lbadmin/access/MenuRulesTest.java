package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.AppTest;
import org.lbadmin.model.Role;
import org.lbadmin.web.Menu;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The one list of pages says who may do what. */
class MenuRulesTest extends AppTest {
    private static final List<HttpMethod> LOOKING = List.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final List<HttpMethod> ACTING =
            List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyEntryAsksForItsRoles(Role role) {
        List<String> wrong = new ArrayList<>();
        for (Menu.Entry entry : Menu.ENTRIES) {
            for (String root : List.of(Menu.ROOT, Menu.API)) {
                String path = root + (entry.path().equals("/") ? "/" : entry.path());
                LOOKING.forEach(m -> compare(role, m, path, role.covers(entry.look()), wrong));
                ACTING.forEach(m -> compare(role, m, path, role.covers(entry.act()), wrong));
                if (!entry.path().equals("/")) {
                    ACTING.forEach(m -> compare(role, m, path + "/a/b", role.covers(entry.act()), wrong));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** Through the whole application, where a wrong order of rules would show. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void whatIsNotAllowedNeverReachesAController(Role role) {
        for (Menu.Entry entry : Menu.ENTRIES) {
            String path = Menu.ROOT + entry.path();
            if (!role.covers(entry.act())) {
                assertThat(mvc.post()
                                .uri(path)
                                .with(user("x").roles(role.name()))
                                .with(csrf()))
                        .as("POST %s as %s", path, role)
                        .hasStatus(403);
                assertThat(mvc.post()
                                .uri(Menu.API + entry.path())
                                .with(user("x").roles(role.name())))
                        .as("API POST %s as %s", path, role)
                        .hasStatus(403)
                        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
            }
            if (!role.covers(entry.look())) {
                assertThat(mvc.get().uri(path).with(user("x").roles(role.name())))
                        .as("GET %s as %s", path, role)
                        .hasStatus(403);
            }
        }
    }

    @Test
    void everyControllerIsInTheList() {
        List<String> missing = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(e -> e.getValue().getBeanType().getName().startsWith("org.lbadmin."))
                .flatMap(e -> e.getKey().getPatternValues().stream())
                .filter(path -> !path.equals("/error"))
                .filter(path -> !Menu.isPublic(path) && Menu.entryOf(path).isEmpty())
                .toList();

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lbadmin/nothing",
                "/lbadmin/maintenance",
                "/lbadmin/maintenance/usersx",
                "/lbadmin/api/v2",
                "/error",
                "/actuator",
                "/actuator/env",
                "/h2-console",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/cluster/layer7/virtual-services"
            })
    void whatIsNotInTheListIsNotThere(String path) {
        assertThat(mvc.get().uri(path).with(user("x").roles("CONFIG"))).hasStatus(404);
        assertThat(mvc.post().uri(path).with(user("x").roles("CONFIG")).with(csrf()))
                .hasStatus(403);
        assertThat(mvc.get().uri(path)).hasRedirectedUrl("/lbadmin/login");
    }

    @Test
    void aUserWithoutARoleOfOursMayNothing() {
        assertThat(mvc.get()
                        .uri("/lbadmin/maintenance/passwords")
                        .with(user("x").roles("ADMIN")))
                .hasStatus(403);
    }

    private static void compare(Role role, HttpMethod method, String path, boolean allowed, List<String> wrong) {
        MockHttpServletRequest request = new MockHttpServletRequest(method.name(), path);
        request.setPathInfo(path);
        boolean granted = new MenuRules()
                .authorize(
                        () -> new TestingAuthenticationToken("x", "", "ROLE_" + role.name()),
                        new RequestAuthorizationContext(request))
                .isGranted();
        if (granted != allowed) {
            wrong.add(Stream.of(role.name(), method.name(), path).toList().toString());
        }
    }
}
