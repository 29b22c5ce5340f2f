package org.lbadmin.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** A page, or a part of it: fields are found by their label, buttons and links by the words on them. */
public class Place {
    private static final String FIND = script();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final ChromeDriver driver;
    private final @Nullable String section;
    private final @Nullable String near;

    Place(ChromeDriver driver, @Nullable String section, @Nullable String near) {
        this.driver = driver;
        this.section = section;
        this.near = near;
    }

    /** The part of the page with this heading. */
    public Place section(String heading) {
        return new Place(driver, heading, near);
    }

    /** The page without the frame around it: menu, header and messages. */
    public Place main() {
        return new Place(driver, "main", near);
    }

    /** What stands next to this text, such as a button in the row of a virtual service. */
    public Place near(String text) {
        return new Place(driver, section, text);
    }

    public void fill(String label, String value) {
        WebElement field = field(label);
        field.clear();
        field.sendKeys(value);
    }

    /** Types at the end of a text of many lines, an editor's too. */
    public void append(String label, String text) {
        driver.executeScript("arguments[0].focus()", field(label));
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys(Keys.END)
                .keyUp(Keys.CONTROL)
                .sendKeys(text)
                .perform();
    }

    /** Chooses a file, as the file dialog of a browser does. */
    public void attach(String label, Path file) {
        reached(field(label)).sendKeys(file.toAbsolutePath().toString());
    }

    /** Chooses one of several round buttons. */
    public void pick(String label) {
        reached(field(label)).click();
    }

    public void choose(String label, String option) {
        new Select(field(label)).selectByVisibleText(option);
    }

    public void tick(String label) {
        set(label, true);
    }

    public void untick(String label) {
        set(label, false);
    }

    private void set(String label, boolean wanted) {
        WebElement box = field(label);
        if (!"checkbox".equals(box.getDomProperty("type"))) {
            throw new AssertionError(label + " is no check box");
        }
        if (box.isSelected() != wanted) {
            reached(box).click();
        }
    }

    /** What a field contains; of a drop-down the words of the chosen option. */
    public String value(String label) {
        WebElement field = field(label);
        return field.getTagName().equals("select")
                ? new Select(field).getFirstSelectedOption().getText()
                : field.getDomProperty("value");
    }

    public boolean ticked(String label) {
        return field(label).isSelected();
    }

    /** Presses something that stays on the page. */
    public void press(String words) {
        reached(one("clickable", words)).click();
    }

    /** Presses something that leads to another page, or to this one anew. */
    public void click(String words) {
        WebElement button = reached(one("clickable", words));
        driver.executeScript("window.left = true");
        button.click();
        assertThat(isNewPage()).as("a new page after " + words).isTrue();
    }

    private boolean isNewPage() {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .until(() -> Boolean.TRUE.equals(
                            driver.executeScript("return !window.left && document.readyState === 'complete'")));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /** Whether there is such a button or link now. */
    public boolean has(String words) {
        return !search("clickable", words).isEmpty();
    }

    /** Whether the page has a part with this heading now. */
    public boolean hasSection(String heading) {
        return !search("section", heading, null, null).isEmpty();
    }

    /** Unfolds the advanced fields of this part. */
    public void advanced() {
        await().atMost(PATIENCE).until(() -> has("[Advanced +]") || has("[Advanced -]"));
        if (has("[Advanced +]")) {
            press("[Advanced +]");
        }
    }

    /** Scrolls as a person does, who looks at the middle of the screen and not at what lies below a bar at its edge. */
    WebElement reached(WebElement element) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
        return element;
    }

    WebElement field(String label) {
        return one("field", label);
    }

    WebElement one(String kind, String text) {
        try {
            return await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreException(StaleElementReferenceException.class)
                    .until(() -> search(kind, text), found -> found.size() == 1)
                    .get(0);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(search(kind, text).size() + " times " + kind + " “" + text + "”"
                    + (section == null ? "" : " in “" + section + "”") + (near == null ? "" : " near “" + near + "”")
                    + " at " + driver.getCurrentUrl() + ":\n"
                    + driver.executeScript("return document.body.innerText"));
        }
    }

    List<WebElement> search(String kind, String text) {
        if (section == null) {
            return search(kind, text, near, null);
        }
        List<WebElement> sections = search("section", section, null, null);
        return sections.size() == 1 ? search(kind, text, near, sections.get(0)) : List.of();
    }

    @SuppressWarnings("unchecked")
    private List<WebElement> search(String kind, String text, @Nullable String beside, @Nullable WebElement root) {
        return (List<WebElement>) driver.executeScript(FIND, kind, text, beside, root);
    }

    private static String script() {
        try (InputStream in = Place.class.getResourceAsStream("find.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
