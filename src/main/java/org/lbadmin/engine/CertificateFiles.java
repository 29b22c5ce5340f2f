package org.lbadmin.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lbadmin.model.Certificate;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.value.Label;

/** The certificates that an engine needs, each a file of its own, named after its label. */
public final class CertificateFiles {
    private final Map<String, Certificate> byLabel;

    public CertificateFiles(Ssl ssl) {
        this.byLabel = ssl.certificates().stream()
                .collect(Collectors.toMap(c -> c.label().value(), Function.identity(), (first, last) -> last));
    }

    public static String name(Label certificate) {
        return certificate + ".pem";
    }

    /** What is known of a certificate; nothing was stored that names one that is not there. */
    public Certificate get(Label label) {
        Certificate found = byLabel.get(label.value());
        if (found == null) {
            throw new IllegalStateException("No certificate " + label);
        }
        return found;
    }

    /** The files of these certificates, each once, by name. */
    public List<ConfigFile> files(Set<Label> used) {
        Map<String, ConfigFile> files = new TreeMap<>();
        used.forEach(label -> files.put(name(label), file(get(label))));
        return List.copyOf(files.values());
    }

    private static ConfigFile file(Certificate certificate) {
        String text = "subject " + certificate.subject() + "\nvalid until " + certificate.notAfter()
                + "\nSHA-256 " + certificate.fingerprint() + "\nchain " + certificate.material()
                + "\nprivate key (not shown)\n";
        return new ConfigFile(name(certificate.label()), text, certificate.material());
    }
}
