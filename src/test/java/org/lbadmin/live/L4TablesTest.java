package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lbadmin.live.L4Tables.Line;

/** What ipvsadm 1.31 printed on a kernel with IPVS: addresses, IPv6, marks of both, every way to forward. */
class L4TablesTest {
    private final L4Tables tables = L4Tables.of(Files.readAllLines(Path.of("src/test/resources/ipvs/table.txt")));

    L4TablesTest() throws IOException {}

    @Test
    void namesEveryServiceAsTheEngineDoes() {
        assertThat(tables.services().keySet())
                .containsExactly("10.8.0.100:443/tcp", "10.8.0.100:53/udp", "[fd00:8::100]:443/tcp", "7/fwm", "9/fwm");
    }

    @Test
    void hasEachRealServerWithItsNumbers() {
        assertThat(tables.services().get("10.8.0.100:443/tcp"))
                .containsEntry("10.9.0.11:443", new L4Entry("Route", 100, 0, 0))
                .containsEntry("10.9.0.12:443", new L4Entry("Route", 0, 0, 0));
        assertThat(tables.services().get("7/fwm")).containsEntry("10.9.0.11:0", new L4Entry("Tunnel", 100, 0, 0));
        assertThat(tables.services().get("9/fwm")).containsEntry("[fd00:9::11]:0", new L4Entry("Route", 100, 0, 0));
    }

    @Test
    void thresholdsAndCountersAreSectionsOfTheirOwn() {
        Line second = tables.section("thresholds").get(2);

        assertThat(second.place()).isEqualTo("10.9.0.12:443");
        assertThat(second.number(0)).isEqualTo(100);
        assertThat(tables.section("stats")).hasSameSizeAs(tables.section("rate"));
        assertThat(tables.section("other")).isEmpty();
    }

    @Test
    void nothingIsNothing() {
        assertThat(L4Tables.of(List.of()).services()).isEmpty();
    }
}
