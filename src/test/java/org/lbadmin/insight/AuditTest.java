package org.lbadmin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import org.lbadmin.model.ConfigurationChanged;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionTemplate;

@WithMockUser(username = "ann", roles = "CONFIG")
class AuditTest extends AppTest {
    private static final String API = "/lbadmin/api/v1/audit";
    private static final String PAGE = "/lbadmin/audit";

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AuditRows rows;

    @Autowired
    Audit audit;

    @BeforeEach
    void empty() {
        rows.deleteAll();
    }

    @Test
    void saysWhoChangedWhat() {
        change("WEB", "{\"ports\": \"80\", \"weight\": 1}", "{\"ports\": \"81\", \"weight\": 1}");

        assertThat(mvc.get().uri(API)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                [{"who": "ann", "from": "127.0.0.1", "kind": "virtualService", "name": "WEB", "change": "CHANGED",
                  "before": {"ports": "80", "weight": 1}, "after": {"ports": "81", "weight": 1},
                  "changes": [{"field": "ports", "from": "80", "to": "81"}]}]""");
        assertThat(mvc.get().uri(PAGE))
                .hasStatusOk()
                .bodyText()
                .contains("virtual service WEB", "<code>ports</code>", ">80</span>", ">81</span>", "ann")
                .doesNotContain("<code>weight</code>", "??");
    }

    @Test
    void ofVeryLongTextsTheBeginningIsKept() {
        String text = "\\\"".repeat(1_000_000);
        change("PAGE", "{\"html\": \"short\", \"list\": [\"" + text + "\"]}", "{\"html\": \"" + text + "\"}");

        assertThat(mvc.get().uri(API))
                .hasStatusOk()
                .bodyText()
                .contains("(1000000 characters, SHA-256 ", "\"short\"")
                .hasSizeLessThan(20_000);
    }

    @Test
    void theDownloadIsTheWholeTrailTheOldestFirst() {
        IntStream.rangeClosed(1, 450).forEach(i -> change("V" + i, null, "{\"password\": \"hunter2\"}"));

        String text = new String(
                mvc.get().uri(PAGE + "/download").exchange().getResponse().getContentAsByteArray());

        assertThat(text.lines()).hasSize(450);
        assertThat(text.lines().findFirst().orElseThrow()).startsWith("{").contains("\"name\":\"V1\"", "***");
        assertThat(text).doesNotContain("hunter2");
    }

    @Test
    void theOldestLinesGoWhenThereAreTooMany() {
        IntStream.rangeClosed(1, 20).forEach(i -> change("V" + i, null, "{}"));

        assertThat(audit.forget(25)).isZero();
        assertThat(audit.forget(5)).isEqualTo(15);
        assertThat(audit.since(java.time.Instant.EPOCH, 100))
                .extracting(AuditRow::name)
                .containsExactly("V20", "V19", "V18", "V17", "V16");
    }

    @Test
    void neverShowsSecrets() {
        change("joe", "{\"password\": \"hunter2\"}", "{\"password\": \"hunter3\"}");

        assertThat(mvc.get().uri(API)).bodyText().contains("***").doesNotContain("hunter");
        assertThat(mvc.get().uri(PAGE)).bodyText().contains("***").doesNotContain("hunter");
    }

    @Test
    void theNewestComesFirstAndPagesFollow() {
        IntStream.rangeClosed(1, 60).forEach(i -> change("V" + i, null, "{}"));

        assertThat(mvc.get().uri(PAGE))
                .bodyText()
                .contains("V60", "V11", "Page 1 of 2")
                .doesNotContain("V10<");
        assertThat(mvc.get().uri(PAGE + "?page=2"))
                .bodyText()
                .contains("V10<", "V1<")
                .doesNotContain("V11<");
        assertThat(mvc.get().uri(PAGE + "?page=99")).hasStatusOk().bodyText().contains("V1<");
        assertThat(mvc.get().uri(API + "?limit=2"))
                .bodyJson()
                .extractingPath("$[*].name")
                .asArray()
                .containsExactly("V60", "V59");
    }

    @Test
    void filters() {
        change("WEB", null, "{}");
        change("50%", "{}", null);

        assertThat(mvc.get().uri(PAGE + "?q=web"))
                .bodyText()
                .contains("service WEB", "1 of 2")
                .doesNotContain("50%");
        assertThat(mvc.get().uri(PAGE + "?q=Virtual")).bodyText().contains("WEB", "50%", "added", "removed");
        assertThat(mvc.get().uri(PAGE).queryParam("q", "%"))
                .bodyText()
                .contains("50%")
                .doesNotContain("service WEB");
        assertThat(mvc.get().uri(PAGE + "?q=nobody")).hasStatusOk().bodyText().contains("Nothing matches");
        assertThat(mvc.get().uri(API + "?since=2100-01-01T00:00:00Z"))
                .bodyJson()
                .isEqualTo("[]");
    }

    @Test
    void refusesParametersThatAreNone() {
        assertThat(mvc.get().uri(API + "?limit=0&since=yesterday"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("limit", "since");
    }

    private void change(String name, String before, String after) {
        transaction.executeWithoutResult(status ->
                events.publishEvent(new ConfigurationChanged("kind.virtualService", name, before, after, true)));
    }
}
