package org.lbadmin.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** Somebody without a mouse: what is not in the order of Tab is not there, and what shows no focus is not found. */
public final class Keyboard {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int STOPS = 150;
    private static final int REDRAWN = 5;
    private static final String STATE = script();

    private final ChromeDriver driver;

    Keyboard(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Tab until what is in focus has this name, as a screen reader says it; in upper or lower case. */
    public Keyboard to(String name) {
        return walk(name);
    }

    /** The same backwards. */
    public Keyboard backTo(String name) {
        return walk(name, Keys.SHIFT);
    }

    private Keyboard walk(String name, Keys... held) {
        Set<String> passed = new LinkedHashSet<>();
        for (int i = 0; i < STOPS; i++) {
            tab(held);
            String focus = focus();
            if (focus.equalsIgnoreCase(name)) {
                return this;
            }
            passed.add(focus);
        }
        throw new AssertionError("No “" + name + "” on the way of Tab at " + driver.getCurrentUrl() + ": " + passed);
    }

    private void tab(Keys... held) {
        Actions actions = new Actions(driver);
        for (Keys key : held) {
            actions.keyDown(key);
        }
        actions.sendKeys(Keys.TAB);
        for (Keys key : held) {
            actions.keyUp(key);
        }
        actions.perform();
        String wrong = String.valueOf(driver.executeScript(STATE));
        if (!wrong.isEmpty()) {
            throw new AssertionError("“" + focus() + "” at " + driver.getCurrentUrl() + " " + wrong);
        }
    }

    /** The name of what is in focus. A table that is fetched anew just then gives its focus to the new row. */
    public String focus() {
        for (int i = 0; ; i++) {
            try {
                return driver.switchTo().activeElement().getAccessibleName().replaceFirst(" required$", "");
            } catch (StaleElementReferenceException e) {
                if (i == REDRAWN) {
                    throw e;
                }
            }
        }
    }

    /** What stood in the field in focus is replaced. */
    public void type(String text) {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .sendKeys(text)
                .perform();
        same(text, "return document.activeElement.value");
    }

    /** Arrow keys in the drop-down in focus, until it says this. */
    public void choose(String option) {
        press(Keys.HOME);
        List<String> passed = new ArrayList<>();
        String chosen = chosen();
        while (!chosen.equals(option)) {
            passed.add(chosen);
            press(Keys.DOWN);
            chosen = chosen();
            if (passed.contains(chosen)) {
                throw new AssertionError("No “" + option + "” in “" + focus() + "”: " + passed);
            }
        }
    }

    private String chosen() {
        return String.valueOf(
                driver.executeScript("return document.activeElement.selectedOptions?.[0]?.textContent ?? ''"));
    }

    public void enter() {
        press(Keys.ENTER);
    }

    public void space() {
        press(Keys.SPACE);
    }

    public void escape() {
        press(Keys.ESCAPE);
    }

    public void down() {
        press(Keys.DOWN);
    }

    public void left() {
        press(Keys.LEFT);
    }

    /** A key that stands for a character. */
    public void key(String character) {
        new Actions(driver).sendKeys(character).perform();
    }

    private void press(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    private void same(String wanted, String script) {
        await("“" + focus() + "” says “" + wanted + "”")
                .atMost(PATIENCE)
                .until(() -> wanted.equals(driver.executeScript(script)));
    }

    private static String script() {
        try (InputStream in = Keyboard.class.getResourceAsStream("focus.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
