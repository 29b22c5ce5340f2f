package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lbadmin.model.Refused;
import org.lbadmin.web.ListPage;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.lbadmin.web.Times;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** SSL Certificates: the list, one with its chain and earlier versions, and Delete. */
@Controller
@RequestMapping(CertificatePage.PATH)
class CertificatePage {
    static final String PATH = Menu.ROOT + "/cluster/ssl/certificates";
    private static final Map<String, Comparator<CertificateBody>> ORDERS = Map.of(
            "label", Comparator.comparing(c -> c.label().folded()),
            "names", Comparator.comparing(CertificatePage::names),
            "issuer", Comparator.comparing(CertificateBody::issuer),
            "notAfter", Comparator.comparing(CertificateBody::notAfter),
            "key", Comparator.comparing(CertificateBody::keyAlgorithm),
            "inUseBy", Comparator.comparing(c -> c.inUseBy().size()));

    private final Certificates certificates;
    private final CertificateRequests requests;
    private final CertificateForms forms;
    private final Texts texts;
    private final Clock clock;

    /** A line of the history of a certificate. */
    record VersionLine(EarlierVersion it, String validUntil, String since, String until) {}

    CertificatePage(
            Certificates certificates, CertificateRequests requests, CertificateForms forms, Texts texts, Clock clock) {
        this.certificates = certificates;
        this.requests = requests;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    String list(HttpServletRequest request, Model model) {
        List<CertificateBody> all = certificates.held().stream().map(this::body).toList();
        ListPage<CertificateBody> list =
                ListPage.of(PATH, request.getParameterMap(), all, CertificatePage::searchable, ORDERS);
        model.addAttribute("list", list);
        model.addAttribute(
                "certificates",
                list.rows().stream().map(c -> CertificateView.of(c, texts)).toList());
        model.addAttribute("requests", requests.all());
        return "tls/certificates";
    }

    @GetMapping("/{label}")
    String show(@PathVariable String label, Model model) {
        model.addAttribute("form", forms.replacement(List.of()));
        return page(label, model);
    }

    /** Also for the page that shows what was wrong with a replacement. */
    String page(String label, Model model) {
        HeldCertificate held = certificates.get(label);
        model.addAttribute("certificate", CertificateView.of(body(held), texts));
        model.addAttribute("since", Times.shown(held.since()));
        model.addAttribute(
                "versions",
                certificates.versions(label).stream()
                        .map(v -> new VersionLine(
                                v, Times.day(v.notAfter()), Times.shown(v.since()), Times.shown(v.until())))
                        .toList());
        return "tls/certificate";
    }

    @GetMapping("/{label}/pem")
    ResponseEntity<String> download(@PathVariable String label) {
        HeldCertificate held = certificates.get(label);
        return attachment(held.label() + ".pem", certificates.chainPem(held));
    }

    static ResponseEntity<String> attachment(String name, String text) {
        ContentDisposition saved =
                ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CertificateApi.PEM))
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .body(text);
    }

    @PostMapping("/{label}/versions/{number}/restore")
    String restore(@PathVariable String label, @PathVariable int number, RedirectAttributes flash) {
        certificates.restoreVersion(label, number, current -> {});
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("certificate.restored", label))));
        return "redirect:" + PATH + "/" + label;
    }

    @GetMapping("/{label}/delete")
    String askDelete(@PathVariable String label, Model model) {
        HeldCertificate held = certificates.get(label);
        model.addAttribute("certificate", held.certificate());
        try {
            certificates.checkRemovable(held);
        } catch (Refused e) {
            model.addAttribute("refused", texts.sentence(e.problem()));
        }
        return "tls/delete-certificate";
    }

    @PostMapping("/{label}/delete")
    String delete(@PathVariable String label, RedirectAttributes flash) {
        certificates.remove(label, current -> {});
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("certificate.deleted", label))));
        return "redirect:" + PATH;
    }

    private CertificateBody body(HeldCertificate held) {
        return CertificateBody.of(held, certificates.usersOf(held.label()), clock.instant());
    }

    private static String names(CertificateBody body) {
        return body.subjectAlternativeNames().isEmpty()
                ? body.subject()
                : String.join(" ", body.subjectAlternativeNames());
    }

    private static String searchable(CertificateBody body) {
        return String.join(
                " ",
                body.label().value(),
                body.subject(),
                names(body),
                body.issuer(),
                body.keyAlgorithm(),
                String.join(" ", body.inUseBy()));
    }
}
