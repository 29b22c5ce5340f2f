package org.lbadmin.tls;

import java.util.ArrayList;
import java.util.List;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Texts;

/** What is said once a certificate was taken, with what the operator should know about it. */
final class Taken {
    private Taken() {}

    static List<Notice> notices(Issuing.Answered taken, Texts texts) {
        String label = taken.certificate().label().value();
        List<Notice> notices = new ArrayList<>();
        notices.add(Notice.information(texts.get("certificate.uploaded", label)));
        if (taken.replaced()) {
            notices.add(Notice.information(texts.get("certificate.replaced", label)));
        }
        taken.warnings().forEach(warning -> notices.add(Notice.warning(texts.sentence(warning))));
        return notices;
    }
}
