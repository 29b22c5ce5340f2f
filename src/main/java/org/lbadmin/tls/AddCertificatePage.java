package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Refused;
import org.lbadmin.web.Forms;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Records;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Add a new SSL Certificate: upload a file, ask a CA, or make a self-signed one. */
@Controller
@RequestMapping(AddCertificatePage.PATH)
class AddCertificatePage {
    static final String PATH = Menu.ROOT + "/cluster/ssl/add-certificate";
    private static final String UPLOAD = CertificateForms.UPLOAD;
    private static final String REQUEST = CertificateForms.REQUEST;
    private static final String SELF_SIGNED = CertificateForms.SELF_SIGNED;

    private final Certificates certificates;
    private final Uploading uploading;
    private final CertificateForms certificateForms;
    private final Forms forms;
    private final Records records;
    private final Texts texts;

    AddCertificatePage(
            Certificates certificates,
            Uploading uploading,
            CertificateForms certificateForms,
            Forms forms,
            Records records,
            Texts texts) {
        this.certificates = certificates;
        this.uploading = uploading;
        this.certificateForms = certificateForms;
        this.forms = forms;
        this.records = records;
        this.texts = texts;
    }

    /** @param label of the certificate that a new one is for */
    @GetMapping
    String show(@RequestParam Optional<String> how, @RequestParam Optional<String> label, Model model) {
        String chosen = how.filter(List.of(REQUEST, SELF_SIGNED)::contains).orElse(UPLOAD);
        ObjectNode sent = records.object();
        sent.putObject(chosen).put("label", label.orElse(""));
        return page(chosen, sent, List.of(), model);
    }

    @PostMapping(params = "how=" + UPLOAD)
    String upload(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        Parts parts = Parts.ofPage(request, UPLOAD + ".");
        return attempt(UPLOAD, request, response, model, () -> {
            Issuing.Answered taken = uploading.upload(parts, current -> {});
            flash.addFlashAttribute(Shell.MESSAGES, Taken.notices(taken, texts));
            return CertificatePage.PATH;
        });
    }

    @PostMapping(params = "how=" + SELF_SIGNED)
    String selfSigned(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        return attempt(SELF_SIGNED, request, response, model, () -> {
            Issuing.Answered made = uploading.selfSigned(sent(request, SELF_SIGNED));
            flash.addFlashAttribute(
                    Shell.MESSAGES,
                    List.of(Notice.information(texts.get(
                            "certificate.selfSigned", made.certificate().label()))));
            return CertificatePage.PATH;
        });
    }

    @PostMapping(params = "how=" + REQUEST)
    String request(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        return attempt(REQUEST, request, response, model, () -> {
            CertificateRequest made = uploading.request(sent(request, REQUEST));
            flash.addFlashAttribute(
                    Shell.MESSAGES, List.of(Notice.information(texts.get("certificateRequest.made", made.label()))));
            return CertificateRequestPage.PATH + "/" + made.label();
        });
    }

    /** Does something, and answers where to go on. */
    private interface Attempt {
        String goOn();
    }

    private String attempt(
            String how, HttpServletRequest request, HttpServletResponse response, Model model, Attempt attempt) {
        try {
            return "redirect:" + attempt.goOn();
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            List<Problem> problems =
                    new ArrayList<>(e.problems().stream().map(p -> p.below(how)).toList());
            taken(how, sent(request, how)).ifPresent(problems::add);
            return page(how, whole(request), problems, model);
        } catch (LabelTaken e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            Problem problem = taken(how, sent(request, how))
                    .orElse(Problem.of(how + ".label", "problem.labelTaken", texts.get(e.kind()), e.name()));
            return page(how, whole(request), List.of(problem), model);
        } catch (Refused e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(how, whole(request), List.of(e.problem()), model);
        }
    }

    /** That there is a certificate of this label, which nobody asked to replace. */
    private Optional<Problem> taken(String how, ObjectNode sent) {
        String label = sent.path("label").asString("").strip();
        boolean replace = sent.path("replace").asString("").equals("true");
        if (how.equals(REQUEST) || replace) {
            return Optional.empty();
        }
        return certificates.find(label).map(there -> {
            List<String> users = certificates.usersOf(there.label());
            return users.isEmpty()
                    ? Problem.of(how + ".label", "certificate.form.takenUnused", label)
                    : Problem.of(how + ".label", "certificate.form.taken", label, String.join(", ", users));
        });
    }

    /** What the box beside a label that is taken says; null where the label is free. */
    private @org.jspecify.annotations.Nullable String offer(String how, ObjectNode sent) {
        return certificates
                .find(sent.path(how).path("label").asString("").strip())
                .map(there -> {
                    List<String> users = certificates.usersOf(there.label());
                    return users.isEmpty()
                            ? texts.get("certificate.form.replaceUnused", there.label())
                            : texts.get("certificate.form.replace", there.label(), String.join(", ", users));
                })
                .orElse(null);
    }

    private ObjectNode whole(HttpServletRequest request) {
        return forms.sent(AddCertificate.class, request.getParameterMap());
    }

    private ObjectNode sent(HttpServletRequest request, String how) {
        return whole(request).get(how) instanceof ObjectNode part ? part : records.object();
    }

    private String page(String how, ObjectNode sent, List<Problem> problems, Model model) {
        model.addAttribute("how", how);
        model.addAttribute("form", certificateForms.adding(sent, problems));
        model.addAttribute("offer", how.equals(REQUEST) ? null : offer(how, sent));
        return "tls/add-certificate";
    }
}
