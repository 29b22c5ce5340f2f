package org.lbadmin.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lbadmin.live.EngineTest;
import org.lbadmin.live.StickTables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Layer 7 Status and Stick Table, from a HAProxy that serves. */
class L7ReportsTest extends EngineTest {
    private static final String STATUS = "/lbadmin/reports/layer7-status";
    private static final String STICK = "/lbadmin/reports/layer7-stick-table";

    @Autowired
    private StickTables tables;

    @Test
    void statusShowsWhatHaproxyCounts() throws IOException {
        answering();

        assertThat(page(STATUS, "REPORT"))
                .bodyText()
                .contains("WEB", "Frontend", "Backend", "ONE", "TWO", "CurrConns")
                .containsPattern("data-label=\"Total\">10<")
                .containsPattern("data-label=\"Total\">5<");
        assertThat(page(STATUS + "?q=two&sort=sessions_total&dir=desc", "REPORT"))
                .bodyText()
                .contains(">TWO<", "1 of 5")
                .doesNotContain(">ONE<");
    }

    @Test
    void serversThatAreDownCanBeHidden() throws Exception {
        stopOne();

        assertThat(page(STATUS + "?down=hide&refresh=5", "REPORT"))
                .bodyText()
                .contains(">TWO<", "data-refresh=\"5\"", "aria-pressed=\"true\"")
                .doesNotContain(">ONE<");
        assertThat(page(STATUS, "REPORT")).bodyText().contains(">ONE<", ">DOWN");
    }

    @Test
    void everythingIsThereAsCsv() {
        MvcTestResult csv = page(STATUS + "/csv", "REPORT");

        assertThat(csv)
                .hasStatusOk()
                .bodyText()
                .startsWith("pxname,svname,qcur,")
                .contains("WEB,FRONTEND,", "WEB,ONE,", "WEB,BACKEND,");
        assertThat(csv.getResponse().getHeader("Content-Disposition")).contains("layer7-status.csv");
    }

    @Test
    void theStickTableNamesClientAndServerAndForgets() throws IOException {
        keep("SOURCE_IP", "TCP");
        String server = answering().iterator().next();

        assertThat(page(STICK + "?table=WEB", "MAINT")).bodyText().contains(">127.0.0.1<", ">" + server + "<", "Clear");
        assertThat(page(STICK + "?table=WEB", "REPORT")).bodyText().doesNotContain("/clear\"");
        assertThat(clear("REPORT", "127.0.0.1")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(clear("MAINT", "127.0.0.1")).hasStatus3xxRedirection();
        assertThat(entries()).isEmpty();
    }

    /** The cookie is a client's own text; it must neither end the command nor name another entry. */
    @Test
    void whatAClientSentIsNoCommand() throws IOException {
        keep("RDP_CLIENT_COOKIE", "TCP");
        for (String name : new String[] {"a", "b; clear table WEB", "c\\d=<<", "e'f\"$g"}) {
            login(name);
        }
        assertThat(entries()).hasSize(4);

        assertThat(clear("CONFIG", "x;clear table WEB")).hasStatus3xxRedirection();
        assertThat(clear("CONFIG", "x\nclear table WEB")).hasStatus(HttpStatus.CONFLICT);
        assertThat(entries()).hasSize(4);
        for (String key : entries()) {
            assertThat(clear("CONFIG", key)).as(key).hasStatus3xxRedirection();
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void aTableThatDoesNotExistIsNotFound() {
        assertThat(mvc.post()
                        .uri(STICK + "/clear")
                        .with(user("x").roles("CONFIG"))
                        .with(csrf())
                        .param("table", "WEB;shutdown sessions server WEB/ONE")
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private List<String> entries() {
        return tables.all().orElseThrow().stream()
                .flatMap(table -> tables.entries(table).entries().stream())
                .map(StickTables.Entry::key)
                .toList();
    }

    private MvcTestResult clear(String role, String key) {
        return mvc.post()
                .uri(STICK + "/clear")
                .with(user("x").roles(role))
                .with(csrf())
                .param("table", VIP)
                .param("key", key)
                .exchange();
    }

    private MvcTestResult page(String path, String role) {
        return mvc.get().uri(path).with(user("x").roles(role)).exchange();
    }

    private void keep(String mode, String protocol) {
        layer7.change(
                VIP,
                vip -> documents.virtualService(
                        records.parse(
                                "{\"protocol\": \"" + protocol + "\", \"persistence\": {\"mode\": \"" + mode + "\"}}"),
                        vip));
        apply();
    }

    /** What a remote desktop client of this name sends first. */
    private static void login(String name) throws IOException {
        byte[] cookie = ("Cookie: mstshash=" + name + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int length = 11 + cookie.length;
        try (Socket socket = new Socket(ADDRESS, PORT)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write(new byte[] {3, 0, 0, (byte) length, (byte) (length - 5), (byte) 0xe0, 0, 0, 0, 0, 0});
            socket.getOutputStream().write(cookie);
            assertThat(socket.getInputStream().read()).isPositive();
        }
    }
}
