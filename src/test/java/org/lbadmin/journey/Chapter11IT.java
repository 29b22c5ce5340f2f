package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.ldirectord.LdirectordEngine;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.RealServers;
import org.lbadmin.store.TestStore;
import org.lbadmin.web.TestRecords;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exchange by direct routing. The pages are followed in a browser; what they made is then served on a kernel with IPVS:
 * on this one where it has it, otherwise on one that is started for it.
 */
@TestMethodOrder(OrderAnnotation.class)
class Chapter11IT {
    private static Lab lab;
    private static Api api;
    private static Browser browser;

    @BeforeAll
    static void unpack() {
        lab = Lab.exchange();
        RealServers.start(lab);
        api = Appliance.start().api();
        browser = Browser.fresh();
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @Test
    @Order(1)
    void isConfiguredAsTheGuideSays() {
        Chapter11 chapter = new Chapter11(browser);
        chapter.signIn();
        chapter.dismissTheWizard();
        chapter.packetsOfHttps();
        chapter.packetsOfImap();
        chapter.packetsOfSmtp();

        browser.menu("Cluster Configuration", "Layer 4 - Real Servers");
        browser.screenshot("chapter11-real-servers");
        browser.menu("Cluster Configuration", "Layer 4 - Virtual Services");
        browser.screenshot("chapter11-services");
        assertThat(browser.text()).contains("MBOX-HTTPS", "MBOX-IMAP4", "MBOX-SMTP", "Direct Routing");
        assertThat(browser.hasSection("Commit changes")).isFalse();
    }

    @Test
    @Order(2)
    void servesWhatThePagesMade() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target/chapter11"));
        for (ConfigFile file :
                new LdirectordEngine().render(TestStore.documents().read(configuration()))) {
            Files.writeString(folder.resolve(file.path()), file.text());
        }

        Path words = folder.resolveSibling("chapter11.words");
        Process serving = new ProcessBuilder("src/test/uml/serve-release", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();

        int status = serving.waitFor();
        List<String> said = Files.readAllLines(words);
        assertThat(status).as(String.join("\n", said)).isZero();
        assertThat(said)
                .contains("all real servers are up")
                .contains("192.168.30.10:443 shows servers the client's address")
                .contains("192.168.30.10:443 leaves 192.168.30.20 out when /owa/healthcheck.htm changes")
                .contains("192.168.30.10:443 has 192.168.30.20 back");
        for (int port : new int[] {25, 143, 443, 993}) {
            assertThat(said).anyMatch(line -> line.startsWith("192.168.30.10:" + port + " is balanced: 2 of 4 by"));
        }
    }

    private static ObjectNode configuration() {
        ObjectNode document = TestRecords.create().object();
        document.putObject("cluster").set("layer4", api.get("/cluster/layer4/virtual-services"));
        return document;
    }
}
