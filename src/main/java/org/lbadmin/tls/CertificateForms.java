package org.lbadmin.tls;

import java.util.List;
import org.lbadmin.model.Problem;
import org.lbadmin.web.Field;
import org.lbadmin.web.Form;
import org.lbadmin.web.Forms;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The forms for new certificates, replacements, and answers of CAs. */
@Component
class CertificateForms {
    /** The parts of {@link AddCertificate}, and what the page calls the three ways. */
    static final String UPLOAD = "upload";

    static final String REQUEST = "request";
    static final String SELF_SIGNED = "selfSigned";
    private static final String NAMES = ".subjectAlternativeNames";

    private final Forms forms;
    private final Records records;
    private final Uploading uploading;

    CertificateForms(Forms forms, Records records, Uploading uploading) {
        this.forms = forms;
        this.records = records;
        this.uploading = uploading;
    }

    /** The three ways to a new certificate, with what was typed and what was wrong. */
    Form adding(ObjectNode sent, List<Problem> problems) {
        ObjectNode defaults = records.object();
        defaults.set(UPLOAD, records.object());
        defaults.set(REQUEST, uploading.requestDefaults());
        defaults.set(SELF_SIGNED, uploading.selfSignedDefaults());
        return forms.again(AddCertificate.class, defaults, sent, defaults, problems, "")
                .as(UPLOAD + ".file", Field.Kind.FILE)
                .as(REQUEST + NAMES, Field.Kind.TEXTAREA)
                .as(SELF_SIGNED + NAMES, Field.Kind.TEXTAREA);
    }

    /** Another file for a certificate that is there. */
    Form replacement(List<Problem> problems) {
        return forms.again(UploadEntry.class, records.object(), records.object(), null, problems, "")
                .as("file", Field.Kind.FILE);
    }

    Form answer(ObjectNode sent, List<Problem> problems) {
        return forms.again(AnswerEntry.class, records.object(), sent, null, problems, "")
                .as("file", Field.Kind.FILE)
                .as("signed", Field.Kind.TEXTAREA)
                .as("intermediates", Field.Kind.TEXTAREA);
    }
}
