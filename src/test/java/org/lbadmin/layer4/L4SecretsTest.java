package org.lbadmin.layer4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.Seals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A password of a health check goes in and never out. */
class L4SecretsTest extends L4Test {
    private static final String PLAIN = "pa ss%w/ord";
    private static final String SERVICE = """
            {"label": "db", "ipAddress": "10.44.9.1", "ports": "3306",
             "healthCheck": {"type": "NEGOTIATE", "protocol": "MYSQL", "login": "probe", "password": "%s",
                             "database": "probe", "request": "select 1"}}
            """.formatted(PLAIN);

    @Autowired
    Seals seals;

    @Test
    void isStoredSealedAndShownAsStars() {
        MvcTestResult created = api(mvc.post().uri(API), SERVICE);

        assertThat(created).hasStatus(HttpStatus.CREATED);
        assertThat(created).bodyJson().extractingPath("$.healthCheck.password").isEqualTo(Seals.MASK);
        assertThat(seals.open(stored())).isEqualTo(PLAIN);
        for (String path : new String[] {API, API + "/db", "/lbadmin/api/v1/audit"}) {
            assertThat(api(mvc.get().uri(path))).bodyText().doesNotContain(PLAIN, Seals.PREFIX);
        }
        assertThat(page(PAGES + "/virtual-services/db")).bodyText().doesNotContain(PLAIN, Seals.PREFIX);
    }

    @Test
    void staysWhereItIsNotNamed() {
        api(mvc.post().uri(API), SERVICE);
        String before = stored();

        api(mvc.patch().uri(API + "/db"), "{\"healthCheck\": {\"password\": \"***\", \"login\": \"other\"}}");
        api(mvc.patch().uri(API + "/db"), "{\"ports\": \"3307\"}");
        send(PAGES + "/virtual-services/db", Map.of("healthCheck.password", "", "healthCheck.login", "third"));

        assertThat(stored()).isEqualTo(before);
        assertThat(layer4.get("db").healthCheck().login()).isEqualTo("third");
    }

    @Test
    void anotherOneTakesItsPlace() {
        api(mvc.post().uri(API), SERVICE);

        send(PAGES + "/virtual-services/db", Map.of("healthCheck.password", "new one"));

        assertThat(seals.open(stored())).isEqualTo("new one");
    }

    @Test
    void whatOnlyLooksSealedIsRefused() {
        for (String odd : new String[] {"v1:AAAA", "***"}) {
            assertThat(api(mvc.post().uri(API), SERVICE.replace(PLAIN, odd)))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("healthCheck.password");
        }
        assertThat(api(mvc.post().uri(API), SERVICE.replace(PLAIN, "a#b")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .doesNotContain("a#b");
    }

    @Test
    void aDatabaseAndARadiusServerAreNotAskedWithoutALogin() {
        assertThat(api(mvc.post().uri(API), """
                        {"label": "db", "ipAddress": "10.44.9.1", "ports": "3306",
                         "healthCheck": {"type": "NEGOTIATE", "protocol": "MYSQL"}}
                        """))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("healthCheck.login", "healthCheck.database", "healthCheck.request");
    }

    private String stored() {
        return Objects.requireNonNull(layer4.get("db").healthCheck().password());
    }
}
