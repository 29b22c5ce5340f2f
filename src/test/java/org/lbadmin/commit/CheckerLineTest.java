package org.lbadmin.commit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckerLineTest {
    @Test
    void readsWhatHaproxySays() {
        assertThat(CheckerLine.of("[ALERT] config : parsing [haproxy.cfg:42] : 'bind' : unknown keyword"))
                .contains(new CheckerLine("haproxy.cfg", 42));
        assertThat(CheckerLine.of("[ALERT] config : parsing [/a/b/haproxy.cfg:7] : no"))
                .contains(new CheckerLine("haproxy.cfg", 7));
        assertThat(CheckerLine.of("[ALERT] config : parsing [SSL-X.crtlist:1] : unable to load"))
                .contains(new CheckerLine("SSL-X.crtlist", 1));
    }

    @Test
    void readsWhatStunnelSays() {
        assertThat(CheckerLine.of("stunnel.conf:12: \"ciphers = x\": Specified option name is not valid here"))
                .contains(new CheckerLine("stunnel.conf", 12));
        assertThat(CheckerLine.of("/a/run/stunnel.conf:9: Service [SSL-X]: Failed to initialize TLS context"))
                .contains(new CheckerLine("stunnel.conf", 9));
    }

    @Test
    void seesNoPlaceWhereNoneIs() {
        assertThat(CheckerLine.of("2026.11.25 01:58:58 LOG3[ui]: No more addresses to connect"))
                .isEmpty();
        assertThat(CheckerLine.of("stunnel.conf: \"pid =\" is missing.")).isEmpty();
    }
}
