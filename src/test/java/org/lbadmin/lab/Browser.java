package org.lbadmin.lab;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A person's browser: Chromium, 1280 by 900, one for all tests. */
public final class Browser extends Place {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private static final class Holder {
        static final Browser ONE = launch();
    }

    private Browser(ChromeDriver driver) {
        super(driver, null, null);
    }

    /** The browser, with nobody signed in. */
    public static Browser fresh() {
        Browser browser = Holder.ONE;
        browser.driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        browser.driver.get("about:blank");
        browser.console();
        return browser;
    }

    private static Browser launch() {
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.WARNING);
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Scratch.folder());
        options.setAcceptInsecureCerts(true);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .withLogOutput(OutputStream.nullOutputStream())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
        entrustProcesses(driver);
        driver.manage().window().setSize(new Dimension(1280, 900));
        return new Browser(driver);
    }

    private static void entrustProcesses(ChromeDriver driver) {
        Scratch.entrust(((Number) driver.getCapabilities().getCapability("goog:processID")).longValue());
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("/chromedriver"))
                .forEach(child -> Scratch.entrust(child.pid()));
    }

    /** Opens a page by its address; a path is one below /lbadmin. */
    public void open(String address) {
        driver.get(address.startsWith("/") ? Appliance.BASE + address : address);
    }

    /** Asks for the figures of a page again and again, and leaves each time before they are there. */
    public void hasten(String address, int times) {
        open(address);
        driver.executeScript(
                "for (let i = 0; i < arguments[0]; i++) { const c = new AbortController();"
                        + " fetch(location.pathname + '/figures?graph=load&n=' + i, {signal: c.signal}).catch(() => {});"
                        + " setTimeout(() => c.abort(), 2); }",
                times);
        open("/");
    }

    public void signIn(String user, String password) {
        open("/login");
        fill("Username", user);
        fill("Password", password);
        click("Sign in");
    }

    /** Goes where the menu leads, such as Maintenance, Restart Services. */
    public void menu(String area, String page) {
        if (!search("clickable", page).stream()
                .anyMatch(link -> link.getTagName().equals("a"))) {
            press(area);
        }
        click(page);
    }

    /** Waits until the page says this. */
    public void sees(String text) {
        waitUntil("the page says “" + text + "”", () -> text().contains(text));
    }

    public void waitUntil(String what, java.util.concurrent.Callable<Boolean> condition) {
        await().alias(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreException(StaleElementReferenceException.class)
                .until(condition);
    }

    /** Everything that can be read on the page now. */
    public String text() {
        return String.valueOf(driver.executeScript("return document.body.innerText"));
    }

    public String title() {
        return driver.getTitle();
    }

    /** Whether this is a page and not, say, a plain file. */
    public boolean isPage() {
        return "text/html".equals(driver.executeScript("return document.contentType"));
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    /** The colour of the first element that matches, as red, green and blue from 0 to 255. */
    public List<Long> colour(String selector) {
        @SuppressWarnings("unchecked")
        List<Long> colour = (List<Long>) driver.executeScript("""
                const pixel = document.createElement('canvas').getContext('2d');
                pixel.fillStyle = getComputedStyle(document.querySelector(arguments[0])).color;
                pixel.fillRect(0, 0, 1, 1);
                return [...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3);
                """, selector);
        return colour;
    }

    /** What the first element that matches says; "" when there is none. */
    public String textOf(String selector) {
        return String.valueOf(
                driver.executeScript("return document.querySelector(arguments[0])?.innerText.trim() ?? ''", selector));
    }

    /** An attribute of the first element that matches; "" where there is none. */
    public String attribute(String selector, String name) {
        return String.valueOf(driver.executeScript(
                "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? ''", selector, name));
    }

    /** Whether the page and its scripts are there. */
    public boolean isComplete() {
        return "complete".equals(driver.executeScript("return document.readyState"));
    }

    /** What each visible element that matches says. */
    @SuppressWarnings("unchecked")
    public List<String> textsOf(String selector) {
        return (List<String>) driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).map(e => e.innerText.trim())",
                selector);
    }

    /** The pages of this appliance that the links in a part of the page lead to; a list that is only sorted is not another. */
    @SuppressWarnings("unchecked")
    public List<String> links(String selector) {
        return (List<String>) driver.executeScript("""
                return [...new Set([...document.querySelectorAll(arguments[0] + ' a[href]')].map(a => a.href.replace(/#.*/, ''))
                  .filter(href => href.startsWith(location.origin) && !/[?&](sort|page|open)=/.test(href)))];
                """, selector);
    }

    /** Presses the first element that matches, where it has no words of its own. */
    public void pressAt(String selector) {
        reached(driver.findElement(By.cssSelector(selector))).click();
    }

    /** Presses the visible element that matches and says this. */
    public void pressAt(String selector, String words) {
        WebElement found = driver.findElements(By.cssSelector(selector)).stream()
                .filter(element -> element.isDisplayed() && element.getText().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No “" + words + "” at " + selector + ":\n" + text()));
        reached(found).click();
    }

    /** Warnings and errors of the page's scripts and of its content policy since the last call. */
    public List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** A picture in target/screenshots. */
    public void screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How this page looks to those who see it another way. */
    public Looks looks() {
        return new Looks(driver);
    }

    /** The keys instead of the mouse. */
    public Keyboard keyboard() {
        return new Keyboard(driver);
    }

    /** When what becomes visible, of the pages that are opened from now on. */
    public Paints paints() {
        return new Paints(driver);
    }
}
