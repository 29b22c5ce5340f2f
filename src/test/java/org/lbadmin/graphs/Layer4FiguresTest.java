package org.lbadmin.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lbadmin.layer4.TestLayer4;
import org.lbadmin.live.L4Entry;
import org.lbadmin.live.L4State;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.web.TestRecords;

/** Connections of layer 4 as graphs know them. */
class Layer4FiguresTest {
    @Test
    void connectionsAreSummedUpOverPortsAndServers() {
        L4VirtualService service =
                TestLayer4.documents().virtualService(TestRecords.create().parse("""
                        {"label": "WEB", "ipAddress": "10.8.0.100", "ports": "80,81", "persistence": {"enabled": false},
                         "realServers": [{"label": "A", "ipAddress": "10.9.0.11"}, {"label": "B", "ipAddress": "10.9.0.12"}]}
                        """));
        L4State state = new L4State(
                Instant.EPOCH,
                null,
                Map.of(
                        "10.8.0.100:80/tcp", Map.of("10.9.0.11:80", entry(3), "10.9.0.12:80", entry(4)),
                        "10.8.0.100:81/tcp", Map.of("10.9.0.11:81", entry(5))),
                Map.of());

        assertThat(Layer4Figures.of(List.of(service), state))
                .isEqualTo(Map.of(
                        new Subject(4, "WEB", ""),
                        12.0,
                        new Subject(4, "WEB", "A"),
                        8.0,
                        new Subject(4, "WEB", "B"),
                        4.0));
    }

    private static L4Entry entry(int active) {
        return new L4Entry("Route", 100, active, 0);
    }
}
