package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Refused;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Replaces a certificate, everywhere where it is used, by another file. */
@Controller
@RequestMapping(CertificatePage.PATH + "/{label}/replace")
class ReplaceCertificatePage {
    private final Certificates certificates;
    private final Uploading uploading;
    private final CertificateForms forms;
    private final CertificatePage page;
    private final Texts texts;

    ReplaceCertificatePage(
            Certificates certificates, Uploading uploading, CertificateForms forms, CertificatePage page, Texts texts) {
        this.certificates = certificates;
        this.uploading = uploading;
        this.forms = forms;
        this.page = page;
        this.texts = texts;
    }

    @PostMapping
    String replace(
            @PathVariable String label,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        certificates.get(label);
        Parts parts = Parts.ofPage(request, "").replacing(label);
        try {
            Issuing.Answered taken = uploading.upload(parts, current -> {});
            flash.addFlashAttribute(Shell.MESSAGES, Taken.notices(taken, texts));
            return "redirect:" + CertificatePage.PATH + "/" + label;
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("form", forms.replacement(e.problems()));
        } catch (Refused e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("form", forms.replacement(List.of(e.problem())));
        }
        return page.page(label, model);
    }
}
