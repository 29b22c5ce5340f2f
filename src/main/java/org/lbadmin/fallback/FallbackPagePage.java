package org.lbadmin.fallback;

import jakarta.servlet.http.HttpServletRequest;
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
import org.lbadmin.web.Editor;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Records;
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
import tools.jackson.databind.node.ObjectNode;

/** Maintenance, Fallback Page: an editor, a preview, images, and the way back to the default. */
@Controller
@RequestMapping(FallbackPagePage.PATH)
class FallbackPagePage {
    static final String PATH = Menu.ROOT + "/maintenance/fallback-page";

    private static final String HTML = "html";

    /** A preview is a stranger's page: it may show itself, and nothing else. */
    private static final String PREVIEW_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

    private final FallbackConfiguration fallback;
    private final Editor forms;
    private final Records records;
    private final Tags tags;
    private final Texts texts;

    FallbackPagePage(FallbackConfiguration fallback, Editor forms, Records records, Tags tags, Texts texts) {
        this.fallback = fallback;
        this.forms = forms;
        this.records = records;
        this.tags = tags;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        return page(forms.write(fallback.read()), etag(), List.of(), model);
    }

    @PostMapping
    String change(
            @RequestParam(required = false) @Nullable String etag,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        ObjectNode sent = forms.sent(FallbackPage.class, request);
        String sentFor = etag == null ? etag() : etag;
        try {
            Effect effect = fallback.change(
                    text(sent, HTML),
                    text(sent, "address"),
                    current -> tags.check("\"" + sentFor + "\"", current, "fallback page"));
            flash.addFlashAttribute(
                    Shell.MESSAGES,
                    List.of(
                            effect.good()
                                    ? Notice.information(texts.get("fallback.updated"))
                                    : Notice.error(texts.get("fallback.notLive", String.join(" ", effect.lines())))));
            return "redirect:" + PATH;
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(sent, sentFor, e.problems(), model);
        } catch (Stale e) {
            // Sent again on purpose it replaces what somebody else wrote, which the history keeps.
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(sent, etag(), List.of(Problem.of("", "fallback.stale")), model);
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
            @RequestParam String etag,
            @RequestParam MultipartFile image,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        ObjectNode sent = forms.sent(FallbackPage.class, request);
        try {
            String with = Images.put(text(sent, HTML), image.getBytes());
            model.addAttribute("unsaved", texts.get("fallback.imageAdded"));
            return page(sent.put(HTML, with), etag, List.of(), model);
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(sent, etag, e.problems(), model);
        }
    }

    /** Puts the default into the editor; nothing is stored yet. */
    @PostMapping("/default")
    String standard(@RequestParam String etag, HttpServletRequest request, Model model) {
        model.addAttribute("unsaved", texts.get("fallback.isDefault"));
        ObjectNode sent = forms.sent(FallbackPage.class, request);
        return page(sent.put(HTML, FallbackPage.defaults().html()), etag, List.of(), model);
    }

    private String page(ObjectNode shown, String etag, List<Problem> problems, Model model) {
        Editor.Visit visit = new Editor.Visit(FallbackPage.class, forms.write(fallback.read()), records.object(), etag);
        model.addAttribute("form", forms.refused(visit, shown, problems));
        return "fallback/page";
    }

    private static String text(ObjectNode sent, String field) {
        return sent.path(field).asString("");
    }

    private String etag() {
        return tags.of(fallback.read());
    }
}
