package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Refused;
import org.lbadmin.web.Forms;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Records;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.lbadmin.web.Times;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** A signing request: to copy or download, and where the answer of the CA belongs. */
@Controller
@RequestMapping(CertificateRequestPage.PATH)
class CertificateRequestPage {
    static final String PATH = CertificatePage.PATH + "/csr";

    private final CertificateRequests requests;
    private final Certificates certificates;
    private final Uploading uploading;
    private final CertificateForms certificateForms;
    private final Forms forms;
    private final Records records;
    private final Texts texts;

    CertificateRequestPage(
            CertificateRequests requests,
            Certificates certificates,
            Uploading uploading,
            CertificateForms certificateForms,
            Forms forms,
            Records records,
            Texts texts) {
        this.requests = requests;
        this.certificates = certificates;
        this.uploading = uploading;
        this.certificateForms = certificateForms;
        this.forms = forms;
        this.records = records;
        this.texts = texts;
    }

    @GetMapping
    String all() {
        return "redirect:" + CertificatePage.PATH;
    }

    @GetMapping("/{label}")
    String show(@PathVariable String label, Model model) {
        return page(label, records.object(), List.of(), model);
    }

    @GetMapping("/{label}/download")
    ResponseEntity<String> download(@PathVariable String label) {
        CertificateRequest request = requests.get(label);
        return CertificatePage.attachment(request.label() + ".csr", request.request());
    }

    @PostMapping("/{label}/signed")
    String signed(
            @PathVariable String label,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        ObjectNode sent = forms.sent(AnswerEntry.class, request.getParameterMap());
        try {
            Issuing.Answered taken = uploading.answer(label, Parts.ofPage(request, ""));
            flash.addFlashAttribute(Shell.MESSAGES, Taken.notices(taken, texts));
            return "redirect:" + CertificatePage.PATH + "/" + label;
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(label, sent, e.problems(), model);
        } catch (Refused e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(label, sent, List.of(e.problem()), model);
        }
    }

    @PostMapping("/{label}/cancel")
    String cancel(@PathVariable String label, RedirectAttributes flash) {
        requests.cancel(label);
        flash.addFlashAttribute(
                Shell.MESSAGES, List.of(Notice.information(texts.get("certificateRequest.cancelled", label))));
        return "redirect:" + CertificatePage.PATH;
    }

    private String page(String label, ObjectNode sent, List<Problem> problems, Model model) {
        CertificateRequest request = requests.get(label);
        model.addAttribute("request", request);
        model.addAttribute("madeAt", Times.shown(request.madeAt()));
        model.addAttribute("renews", certificates.find(label).isPresent());
        model.addAttribute("form", certificateForms.answer(sent, problems));
        return "tls/certificate-request";
    }
}
