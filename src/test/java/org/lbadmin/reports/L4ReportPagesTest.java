package org.lbadmin.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.AppTest;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.layer4.TestLayer4;
import org.lbadmin.live.Layer4Live;
import org.lbadmin.live.TestTables;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.web.TestRecords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages, and the table with labels, from what ipvsadm printed on a kernel with IPVS. */
class L4ReportPagesTest extends AppTest {
    @Autowired
    Layer4 layer4;

    @Autowired
    Layer4Live live;

    @Autowired
    L4Report report;

    @AfterEach
    void none() {
        layer4.replace(List.of(), L4Advanced.defaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reports/layer4-status",
                "/reports/layer4-traffic-rate",
                "/reports/layer4-traffic-counters",
                "/reports/layer4-connections"
            })
    void everyReportOpensAndSaysWhatIsMissing(String path) {
        MvcTestResult page = page(path);

        assertThat(page).hasStatusOk();
        if (live.obstacle() != null) {
            assertThat(page).bodyText().contains(live.obstacle());
        }
    }

    @Test
    void theStatusNamesServicesAndServersByTheirLabels() throws IOException {
        L4VirtualService web =
                TestLayer4.documents().virtualService(TestRecords.create().parse("""
                {"label": "web", "ipAddress": "10.8.0.100", "ports": "443",
                 "realServers": [{"label": "one", "ipAddress": "10.9.0.11"}, {"label": "two", "ipAddress": "10.9.0.12"}]}
                """));
        layer4.replace(List.of(web), L4Advanced.defaults());
        List<String> words = Files.readAllLines(Path.of("src/test/resources/ipvs/table.txt"));

        List<L4Report.Row> rows = report.rows(TestTables.of(words), "list", 4);

        assertThat(rows.get(0)).isEqualTo(new L4Report.Row(true, "web", "10.8.0.100:443/tcp", List.of()));
        assertThat(rows.get(1))
                .isEqualTo(new L4Report.Row(false, "one", "10.9.0.11:443", List.of("Route", "100", "0", "0")));
        assertThat(rows.get(2).label()).isEqualTo("two");
        assertThat(report.rows(TestTables.of(words), "stats", 5).get(0).cells()).hasSize(5);
        assertThat(report.rows(TestTables.of(words), "rate", 5))
                .allMatch(row -> row.cells().size() == 5);
    }

    @Test
    void theArpProblemIsSolvedWithTheServicesOwnAddresses() {
        assertThat(page("/help/arp-problem")).bodyText().contains("192.168.30.10", "is an example");

        layer4.replace(List.of(service("four", "10.8.0.100"), service("six", "fd00:8::100")), L4Advanced.defaults());

        assertThat(page("/help/arp-problem"))
                .bodyText()
                .contains(
                        "ip addr add 10.8.0.100/32 dev lo",
                        "ip -6 addr add fd00:8::100/128 dev lo nodad",
                        "arp_ignore=1",
                        "weakhostsend=enabled",
                        "dadtransmits=0")
                .doesNotContain("is an example");
        assertThat(page("/help/arp-problem?vip=four")).bodyText().doesNotContain("fd00:8::100/128");
        assertThat(page("/cluster/layer4/virtual-services/four")).bodyText().contains("/help/arp-problem?vip=four");
    }

    private static L4VirtualService service(String label, String address) {
        return TestLayer4.documents().virtualService(TestRecords.create().parse("""
                {"label": "%s", "ipAddress": "%s", "ports": "443"}
                """.formatted(label, address)));
    }

    private MvcTestResult page(String path) {
        return mvc.get()
                .uri("/lbadmin" + path)
                .with(user("loadbalancer").roles("CONFIG"))
                .exchange();
    }
}
