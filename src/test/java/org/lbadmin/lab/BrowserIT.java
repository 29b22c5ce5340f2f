package org.lbadmin.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The browser finds what a person would point at. */
class BrowserIT {
    private static final String PAGE = """
            <!doctype html><html lang="en"><title>A page</title><meta name="viewport" content="width=device-width">
            <style>a { display: inline-block; padding: 8px }</style>
            <main><h1>A page</h1><table><caption>Services</caption><tbody>
            <tr><th scope="row">MBOX-HTTP</th><td><a href="#one">Modify</a></td></tr>
            <tr><th scope="row">MBOX-HTTPS</th><td><a href="?two">Modify</a></td></tr></tbody></table>
            <form><fieldset><legend>Virtual Service</legend>
            <label for="a"><span>Label</span> <span>required</span></label><input id="a" value="old">
            <label for="b">Layer 7 Protocol</label><select id="b"><option>HTTP Mode<option>TCP Mode</select></fieldset>
            <fieldset><legend>Other</legend><label for="c">Timeout</label><input type="checkbox" id="c">
            <label for="d" hidden>Label</label><input id="d" hidden></fieldset>
            <button>Update</button></form></main>
            """;

    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.fresh();
        browser.open(
                Files.writeString(Path.of("target/page.html"), PAGE).toUri().toString());
    }

    @Test
    void fillsAFormByItsLabels() {
        browser.fill("Label", "MBOX-HTTPS");
        browser.choose("Layer 7 protocol", "TCP Mode");
        browser.section("Other").tick("Timeout");

        assertThat(browser.value("Label")).isEqualTo("MBOX-HTTPS");
        assertThat(browser.value("Layer 7 Protocol")).isEqualTo("TCP Mode");
        assertThat(browser.ticked("Timeout")).isTrue();
    }

    @Test
    void clicksWhatStandsNextToALabel() {
        assertThat(browser.search("clickable", "Modify")).hasSize(2);

        browser.near("MBOX-HTTPS").click("Modify");

        assertThat(browser.address()).endsWith("?two");
    }

    @Test
    void seesWhatIsWrongWithAPage() {
        assertThat(browser.looks().problems()).isEmpty();

        browser.driver.executeScript(
                "document.body.style.color = '#ccc'; document.querySelector('h1').style.width = '400px'");

        assertThat(browser.looks().axe()).anyMatch(problem -> problem.startsWith("light: color-contrast"));
        assertThat(browser.looks().narrow()).hasSize(2);
        assertThat(browser.colour("h1")).containsExactly(204L, 204L, 204L);
        browser.screenshot("browser");
        assertThat(Path.of("target/screenshots/browser.png")).isNotEmptyFile();
    }

    /** A page that only a mouse can use must not pass for one that the keyboard can use, too. */
    @Test
    void theKeyboardMissesWhatAPersonWithoutAMouseMisses() {
        Keyboard keys = browser.keyboard();
        keys.to("Label").type("typed");
        keys.to("Layer 7 Protocol").choose("TCP Mode");
        keys.to("Timeout").space();

        assertThat(browser.value("Label")).isEqualTo("typed");
        assertThat(browser.value("Layer 7 Protocol")).isEqualTo("TCP Mode");
        assertThat(browser.ticked("Timeout")).isTrue();
        keys.backTo("Label");
        missed("document.getElementById('b').tabIndex = -1", "No “Layer 7 Protocol” on the way of Tab");
        missed(
                "document.getElementById('b').tabIndex = 0; document.getElementById('b').style.outline = 'none'",
                "has no outline");
        missed(
                "document.getElementById('b').style.outline = '';"
                        + " document.body.insertAdjacentHTML('beforeend', '<div style=\"position: fixed; inset: 0\"></div>')",
                "lies below something else");
    }

    private void missed(String change, String problem) {
        browser.driver.executeScript(change);
        assertThatThrownBy(() -> browser.keyboard().to("Layer 7 Protocol"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(problem);
    }
}
