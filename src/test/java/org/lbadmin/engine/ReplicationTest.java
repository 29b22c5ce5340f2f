package org.lbadmin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lbadmin.engine.haproxy.HaproxyEngine;
import org.lbadmin.layer7.L7Documents;
import org.lbadmin.layer7.TestDocuments;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.Node;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.lbadmin.web.TestRecords;
import tools.jackson.databind.node.ObjectNode;

/** Persistence tables of two appliances, each a HAProxy in a network namespace of its own, with a wire between them. */
class ReplicationTest {
    /** Ends both with itself; each line of its input makes one client of the first. */
    private static final String MACHINES = """
            ip link set lo up
            unshare -n sleep 300 & there=$!
            trap 'kill $(jobs -p)' EXIT
            until [ "$(readlink /proc/$there/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.1; done
            ip link add here type veth peer name there netns $there
            ip addr add 192.0.2.1/24 dev here; ip link set here up
            nsenter -n -t $there sh -c 'ip link set lo up; ip addr add 192.0.2.2/24 dev there; ip link set there up'
            LBADMIN_RUN=$1 haproxy -W -p $1/pid -db -f $1/haproxy.cfg &
            LBADMIN_RUN=$2 nsenter -n -t $there haproxy -W -p $2/pid -db -f $2/haproxy.cfg &
            while read -r line; do
                exec 3<>/dev/tcp/127.0.0.10/8080 && printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3 && cat <&3
            done
            """;

    private static final String SERVICES = """
            {"label": "web", "ipAddress": "127.0.0.10", "ports": "8080", "protocol": "TCP",
             "persistence": {"mode": "SOURCE_IP"}, "healthCheck": {"type": "NO_CHECKS"},
             "realServers": [{"label": "ONE", "ipAddress": "127.0.0.11", "port": 8081}]}
            """;
    private static final String ANSWER = """
            {"label": "answer", "ipAddress": "127.0.0.11", "ports": "8081", "protocol": "HTTP", "forceToHttps": true,
             "persistence": {"mode": "NONE"}}
            """;

    private final L7Documents documents = TestDocuments.create();
    private final Records records = TestRecords.create();

    @TempDir
    Path folder;

    private Path first;
    private Path second;
    private Process machines;

    @BeforeEach
    void twoAppliances() throws IOException {
        first = appliance("lb1", "lb2", "192.0.2.2");
        second = appliance("lb2", "lb1", "192.0.2.1");
        machines = new ProcessBuilder("unshare", "-n", "bash", "-c", MACHINES, "-", first.toString(), second.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("words").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(ask(first, "show peers")).contains("lb2");
            assertThat(ask(second, "show peers")).contains("lb1");
        });
    }

    @AfterEach
    void end() {
        machines.descendants().forEach(ProcessHandle::destroyForcibly);
        machines.destroyForcibly();
    }

    @Test
    void whoIsKnownHereIsKnownThereAndAfterAReload() throws Exception {
        machines.outputWriter().append("go\n").flush();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(ask(second, "show table web")).contains("key=127.0.0.1", "server_key=ONE"));

        // A process hands nothing on until it gave up waiting for a table itself (haproxy: 5 s for the process before
        // it,
        // and 5 s for the partner).
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Integer.parseInt(line(ask(first, "show info"), "Uptime_sec: ")) > 11);
        ProcessHandle.of(pid(second)).ifPresent(ProcessHandle::destroyForcibly);
        String before = ask(first, "show info");
        new ProcessBuilder("kill", "-USR2", Long.toString(pid(first))).start().waitFor();

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(line(ask(first, "show info"), "Pid: ")).isNotEqualTo(line(before, "Pid: "));
            assertThat(ask(first, "show table web")).contains("key=127.0.0.1");
        });
    }

    private static String line(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse("0");
    }

    private static long pid(Path appliance) throws IOException {
        return Long.parseLong(Files.readString(appliance.resolve("pid")).strip());
    }

    private Path appliance(String name, String partner, String address) throws IOException {
        ObjectNode advanced = records.object();
        advanced.putObject("replication")
                .put("enabled", true)
                .put("partner", partner)
                .put("partnerAddress", address);
        L7Advanced read = documents.advanced(advanced);
        Cluster cluster = new Cluster(
                List.of(
                        documents.virtualService(records.parse(SERVICES)),
                        documents.virtualService(records.parse(ANSWER))),
                read,
                Ssl.defaults());
        Path appliance = Files.createDirectories(folder.resolve(name));
        for (ConfigFile file : new HaproxyEngine().render(new Snapshot(cluster, Node.named(new Label(name))))) {
            Files.writeString(appliance.resolve(file.path()), file.text());
        }
        Files.writeString(appliance.resolve("haproxy.state"), "1\n");
        return appliance;
    }

    /** Empty while nobody answers. */
    private static String ask(Path appliance, String command) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(appliance.resolve("haproxy.sock")));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(100_000);
            while (channel.read(answer) >= 0) {
                // until it hangs up
            }
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }
}
