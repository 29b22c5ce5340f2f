package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every component of what is typed about certificates has a label and help, and is on its page. */
class CertificateFieldsTest {
    private static final Map<Class<?>, List<String>> PAGES = Map.of(
            AddCertificate.class, List.of("add-certificate.html"),
            AnswerEntry.class, List.of("certificate-request.html"));

    @Test
    void everyComponentHasLabelAndHelpAndIsOnItsPage() throws IOException {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages-certificates.properties"))) {
            texts.load(in);
        }
        Set<String> missing = new TreeSet<>();
        for (Class<?> type : PAGES.keySet()) {
            StringBuilder pages = new StringBuilder();
            for (String page : PAGES.get(type)) {
                pages.append(Files.readString(Path.of("frontend/pages/tls", page)));
            }
            check(type, "", texts, pages.toString(), missing);
        }

        assertThat(missing).isEmpty();
    }

    private static void check(Class<?> type, String prefix, Properties texts, String pages, Set<String> missing) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = type.getSimpleName() + "." + component.getName();
            String path = prefix + component.getName();
            boolean nested = component.getType().getPackageName().equals("org.lbadmin.tls")
                    && component.getType().isRecord();
            for (String kind : List.of(".label", ".help")) {
                if (!texts.containsKey(key + kind)) {
                    missing.add(key + kind);
                }
            }
            if (nested) {
                check(component.getType(), path + ".", texts, pages, missing);
            } else if (!pages.contains("'" + path + "'")) {
                missing.add(path);
            }
        }
    }
}
