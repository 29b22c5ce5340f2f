package org.lbadmin.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Lab.Machine;

/** The laboratory itself, with an HAProxy that was configured by hand. */
class LabIT {
    private static final String VIP = "192.168.30.10";
    private static final String CONFIGURATION = """
            global
                stats socket "${LBADMIN_RUN}/haproxy.sock" mode 660 level admin
            defaults
                mode tcp
                timeout connect 4s
                timeout client 30s
                timeout server 30s
                timeout check 4s
                default-server check inter 300ms rise 1 fall 1 on-marked-down shutdown-sessions
            listen MBOX-HTTPS
                bind 192.168.30.10:443
                option httpchk
                http-check send meth GET uri /owa/healthcheck.htm
                http-check expect status 200
                http-check expect string "200 OK"
                server MBOX1 192.168.30.20:443 check-ssl verify none
                server MBOX2 192.168.30.21:443 check-ssl verify none
            listen MBOX-IMAP4
                bind 192.168.30.10:143
                bind 192.168.30.10:993
                server MBOX1 192.168.30.20 port 143 weight 30
                server MBOX2 192.168.30.21 port 143 weight 10
            """;

    private static Lab lab;
    private static RealServers servers;
    private static Haproxy haproxy;

    @BeforeAll
    static void build() throws IOException {
        lab = Lab.exchange();
        servers = RealServers.start(lab);
        Path folder = Scratch.folder();
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), CONFIGURATION);
        Command.run("ip", "-n", "lb", "addr", "add", VIP + "/32", "dev", "eth0");
        ProcessBuilder start = Machine.APPLIANCE
                .runs("haproxy", "-W", "-S", folder + "/master.sock", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile());
        start.environment().put("LBADMIN_RUN", folder.toString());
        start.start();
        haproxy = new Haproxy(folder);
        await().ignoreException(UncheckedIOException.class)
                .until(() -> haproxy.worker().isPresent());
        await().until(() -> haproxy.statistics().stream()
                .filter(line -> line.get("svname").startsWith("MBOX"))
                .allMatch(line -> line.get("check_status").matches("L[47]OK")
                        && line.get("status").equals("UP")));
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @Test
    void reachesBothServersThroughTheAppliance() {
        assertThat(Client.tally(20, () -> Client.https(VIP))).isEqualTo(Map.of("MBOX1", 10, "MBOX2", 10));
        assertThat(Client.tally(20, () -> Client.imap(VIP))).isEqualTo(Map.of("MBOX1", 15, "MBOX2", 5));
        assertThat(Client.tally(4, () -> Client.imaps(VIP))).containsOnlyKeys("MBOX1", "MBOX2");
        assertThat(Client.certificate(VIP, 443)).matches("CN=MBOX[12]");
        assertThat(servers.mbox1.clients()).containsExactly("192.168.30.1");
        assertThat(servers.mbox1.served("https")).isGreaterThanOrEqualTo(10);
    }

    @Test
    void noticesAServerThatStopsSayingOk() {
        servers.mbox2.unwell();
        await().until(() -> haproxy.status("MBOX-HTTPS", "MBOX2").equals("DOWN"));

        assertThat(Client.tally(6, () -> Client.https(VIP))).isEqualTo(Map.of("MBOX1", 6));

        servers.mbox2.well();
        await().until(() -> haproxy.status("MBOX-HTTPS", "MBOX2").equals("UP"));
    }

    @Test
    void keepsAConversationOfADrainedServer() {
        try (Conversation open = Conversation.plain(VIP, 143)) {
            String name = open.greeted();
            haproxy.ask("set server MBOX-IMAP4/" + name + " state drain");

            assertThat(open.ask()).isEqualTo(name);
            assertThat(Client.tally(6, () -> Client.imap(VIP))).doesNotContainKey(name);

            haproxy.ask("set server MBOX-IMAP4/" + name + " state maint");
            assertThatThrownBy(open::ask).isInstanceOf(UncheckedIOException.class);
            haproxy.ask("set server MBOX-IMAP4/" + name + " state ready");
            await().until(() -> haproxy.status("MBOX-IMAP4", name).equals("UP"));
        }
    }
}
