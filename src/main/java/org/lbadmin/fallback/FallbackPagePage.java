package org.lbadmin.fallback;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Stale;
import org.lbadmin.model.TakesEffect.Effect;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Tags;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Maintenance, Fallback Page: an editor, a preview, images, and the way back to the default. */
@Controller
@RequestMapping(FallbackPagePage.PATH)
class FallbackPagePage {
    static final String PATH = Menu.ROOT + "/maintenance/fallback-page";

    /** A preview is a stranger's page: it may show itself, and nothing else. */
    private static final String PREVIEW_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

    private final FallbackConfiguration fallback;
    private final Tags tags;
    private final Texts texts;

    FallbackPagePage(FallbackConfiguration fallback, Tags tags, Texts texts) {
        this.fallback = fallback;
        this.tags = tags;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        return page(fallback.read().html(), etag(), List.of(), model);
    }

    @PostMapping
    String change(
            @RequestParam String html,
            @RequestParam(required = false) @Nullable String etag,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        String sentFor = etag == null ? etag() : etag;
        try {
            tags.check("\"" + sentFor + "\"", fallback.read(), "fallback page");
            Effect effect = fallback.change(html);
            flash.addFlashAttribute(
                    Shell.MESSAGES,
                    List.of(
                            effect.good()
                                    ? Notice.information(texts.get("fallback.updated"))
                                    : Notice.error(texts.get("fallback.notLive", String.join(" ", effect.lines())))));
            return "redirect:" + PATH;
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(html, sentFor, texts.sentences(e.problems()), model);
        } catch (Stale e) {
            // Sent again on purpose it replaces what somebody else wrote, which the history keeps.
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(html, etag(), texts.sentences(List.of(Problem.of("", "fallback.stale"))), model);
        }
    }

    /** The page as it is typed, stored or not. */
    @PostMapping("/preview")
    ResponseEntity<String> preview(@RequestParam String html) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", PREVIEW_POLICY)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(html);
    }

    /** Puts an image into the page as it is typed; nothing is stored yet. */
    @PostMapping("/image")
    String image(
            @RequestParam String html,
            @RequestParam String etag,
            @RequestParam MultipartFile image,
            HttpServletResponse response,
            Model model)
            throws IOException {
        try {
            String with = Images.put(html, image.getBytes());
            model.addAttribute("unsaved", texts.get("fallback.imageAdded"));
            return page(with, etag, List.of(), model);
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(html, etag, texts.sentences(e.problems()), model);
        }
    }

    /** Puts the default into the editor; nothing is stored yet. */
    @PostMapping("/default")
    String standard(@RequestParam String etag, Model model) {
        model.addAttribute("unsaved", texts.get("fallback.isDefault"));
        return page(FallbackPage.defaults().html(), etag, List.of(), model);
    }

    private static String page(String html, String etag, List<String> problems, Model model) {
        model.addAttribute("html", html);
        model.addAttribute("etag", etag);
        model.addAttribute("problems", problems);
        return "fallback/page";
    }

    private String etag() {
        return tags.of(fallback.read());
    }
}
