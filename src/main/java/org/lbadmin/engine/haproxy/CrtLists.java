package org.lbadmin.engine.haproxy;

import java.util.List;
import org.lbadmin.engine.CertificateFiles;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Terminations;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;

/** The certificates of a termination: a file with a line for each, which HAProxy calls crt-list. */
final class CrtLists {
    /** Instead of the names within the certificate, which would win over the same names of an SNI rule. */
    private static final String DEFAULT = " *\n";

    private CrtLists() {}

    static String name(SslTermination termination) {
        return termination.label() + ".crtlist";
    }

    static List<ConfigFile> of(Terminations terminations) {
        return terminations.all().stream()
                .map(termination -> new ConfigFile(name(termination), text(termination)))
                .toList();
    }

    /** The first line is for everybody who names no host, or one that no rule is for. */
    private static String text(SslTermination termination) {
        StringBuilder text = new StringBuilder(CertificateFiles.name(termination.certificate()) + DEFAULT);
        for (SniRule rule : Terminations.rules(termination)) {
            text.append(CertificateFiles.name(rule.certificate()))
                    .append(' ')
                    .append(rule.host())
                    .append('\n');
        }
        return text.toString();
    }
}
