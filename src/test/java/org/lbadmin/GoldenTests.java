package org.lbadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Engine;
import org.lbadmin.engine.firewall.FirewallEngine;
import org.lbadmin.engine.haproxy.HaproxyEngine;
import org.lbadmin.engine.ldirectord.LdirectordEngine;
import org.lbadmin.engine.stunnel.StunnelEngine;
import org.lbadmin.model.OwnPorts.OwnPort;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.store.Documents;
import org.lbadmin.store.TestStore;
import org.lbadmin.web.Records;
import org.lbadmin.web.TestRecords;

/**
 * Whole files, compared whole: each case under golden/ENGINE/ has a snapshot.yaml and the files it renders to, and the
 * engine's own checker accepts them. {@code -Dgolden.update} writes the files anew; read the difference before you commit.
 */
class GoldenTests {
    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final String SNAPSHOT = "snapshot.yaml";

    private final List<Engine> engines =
            List.of(new HaproxyEngine(), new StunnelEngine(), new LdirectordEngine(), firewall());
    private final Documents documents = TestStore.documents();
    private final Records records = TestRecords.create();

    @TestFactory
    Stream<DynamicTest> rendersEachCaseAsWritten() throws IOException {
        return engines.stream()
                .flatMap(engine -> cases(engine)
                        .map(folder -> DynamicTest.dynamicTest(
                                engine.id().id() + " " + folder.getFileName(), () -> compare(engine, folder))));
    }

    @TestFactory
    Stream<DynamicTest> itsCheckerAcceptsEachCase() throws IOException {
        return engines.stream()
                .flatMap(engine -> cases(engine)
                        .map(folder -> DynamicTest.dynamicTest(
                                engine.id().id() + " " + folder.getFileName(), () -> check(engine, folder))));
    }

    private static FirewallEngine firewall() {
        return new FirewallEngine(() -> List.of(new OwnPort("webui", new IpAddress("0.0.0.0"), 9443)));
    }

    private void compare(Engine engine, Path folder) throws IOException {
        List<ConfigFile> files = engine.render(snapshot(folder));
        for (ConfigFile file : files) {
            Path expected = folder.resolve(file.path());
            if (System.getProperty("golden.update") != null) {
                Files.writeString(expected, file.text());
            }
            assertThat(file.text()).as(expected.toString()).isEqualTo(Files.readString(expected));
        }
        Stream<String> names = Stream.concat(Stream.of(SNAPSHOT), files.stream().map(ConfigFile::path));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrderElementsOf(names.toList());
    }

    private void check(Engine engine, Path folder) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("lbadmin-golden");

        assertThat(EngineChecker.refusal(engine.id(), engine.render(snapshot(folder)), home))
                .isEmpty();
    }

    private Snapshot snapshot(Path folder) {
        return documents.read(Yaml.read(folder.resolve(SNAPSHOT), records));
    }

    private static Stream<Path> cases(Engine engine) {
        try {
            return Files.list(ROOT.resolve(engine.id().id())).sorted();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
