package org.linli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Debian's Chromium, driven by Playwright. Every page that is looked at is checked by axe and kept as a picture in
 * {@code target/screenshots}.
 */
final class Browsers implements AutoCloseable {
    static final int PHONE = 390;
    static final int DESKTOP = 1280;

    private static final int PATIENCE = 40_000; // milliseconds: on a machine that does other things too

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Playwright playwright = Playwright.create();
    private final Browser browser;
    private final String origin;

    Browsers(String origin) {
        this.origin = origin;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A fresh visitor; {@code dark} asks for the dark look. */
    BrowserContext visitor(int width, boolean script, boolean dark) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(width, width == PHONE ? 844 : 900)
                .setHasTouch(width == PHONE)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(
                        dark
                                ? com.microsoft.playwright.options.ColorScheme.DARK
                                : com.microsoft.playwright.options.ColorScheme.LIGHT)
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    /** Keeps a picture of {@code page} and, where scripts run, lets axe find nothing and nothing overflow. */
    static void look(Page page, String name) {
        try {
            Files.createDirectories(PICTURES);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        if (!scripted(page)) {
            return;
        }
        var width = page.viewportSize().width;
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as(name + " overflows")
                .isLessThanOrEqualTo(width);
        var found = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        Set<String> told = new TreeSet<>();
        found.forEach(rule -> rule.getNodes()
                .forEach(node -> told.add(rule.getId() + " " + node.getTarget() + " " + node.getHtml())));
        assertThat(told).as("axe on " + name).isEmpty();
    }

    private static boolean scripted(Page page) {
        return page.locator("[data-set='size:large']:not([hidden])").count() > 0; // the script shows it
    }

    /** The first Chromium on the path. */
    private static Path chromium() {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium: apt-get install -y chromium fonts-noto-cjk"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
