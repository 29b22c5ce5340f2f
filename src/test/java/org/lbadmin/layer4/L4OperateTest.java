package org.lbadmin.layer4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lbadmin.live.Layer4Live;
import org.lbadmin.live.OperatorState;
import org.lbadmin.live.ServerName;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.TakesEffect;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** Drain and halt of layer 4 by page and API: remembered, followed through renames, and told to the helper. */
class L4OperateTest extends L4Test {
    private static final String OVERVIEW = "/lbadmin/api/v1/overview/layer4/web/";

    @Autowired
    Layer4Live live;

    @Autowired
    TakesEffect takesEffect;

    @Test
    void isRememberedAndFollowsARename() {
        configure();
        assertThat(api(mvc.post().uri(OVERVIEW + "one/drain")))
                .hasStatus(
                        takesEffect.obstacle(EngineId.LDIRECTORD).isEmpty()
                                ? HttpStatus.NO_CONTENT
                                : HttpStatus.ACCEPTED);
        assertThat(live.now().operators()).containsEntry(new ServerName("web", "one"), OperatorState.DRAINED);

        api(mvc.patch().uri(API + "/web"), "{\"label\": \"site\"}");

        assertThat(live.now().operators())
                .containsEntry(new ServerName("site", "one"), OperatorState.DRAINED)
                .doesNotContainKey(new ServerName("web", "one"));
    }

    @Test
    void theHelperGetsALineForEachPort() throws IOException {
        configure();
        api(mvc.post().uri(OVERVIEW + "two/halt"));

        assertThat(takesEffect.now(EngineId.LDIRECTORD)).isNotNull();

        Path told = HOME.resolve("staging/ldirectord/operator");
        if (takesEffect.obstacle(EngineId.LDIRECTORD).isEmpty()) {
            assertThat(Files.readAllLines(told))
                    .contains("10.44.9.1:80/tcp 10.44.9.12:80 halt", "10.44.9.1:81/tcp 10.44.9.12:81 halt");
        } else {
            assertThat(told).doesNotExist();
        }
    }

    @Test
    void anUnknownServerOrActionIsNotFound() {
        configure();

        assertThat(api(mvc.post().uri(OVERVIEW + "three/drain"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(api(mvc.post().uri(OVERVIEW + "one/explode"))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theOverviewHasBothLayers() {
        configure();
        api(mvc.post().uri(OVERVIEW + "one/drain"));

        assertThat(page("/lbadmin/?expand=web"))
                .bodyText()
                .contains("Layer 4", "DR", "/lbadmin/overview/layer4/web/one/", "/cluster/layer4/virtual-services/web");
        assertThat(api(mvc.get().uri("/lbadmin/api/v1/overview")))
                .bodyJson()
                .extractingPath("$.virtualServices[0].layer")
                .isEqualTo(4);
        assertThat(page("/lbadmin/search?q=10.44.9.12")).bodyText().contains("web");
    }

    private void configure() {
        assertThat(api(mvc.post().uri(API), """
                        {"label": "web", "ipAddress": "10.44.9.1", "ports": "80,81", "persistence": {"enabled": false},
                         "realServers": [{"label": "one", "ipAddress": "10.44.9.11"},
                                         {"label": "two", "ipAddress": "10.44.9.12"}]}
                        """)).hasStatus(HttpStatus.CREATED);
    }
}
