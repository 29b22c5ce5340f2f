package org.lbadmin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.lbadmin.FieldTests;
import org.lbadmin.model.CheckScript;
import org.lbadmin.model.CheckScriptArguments;
import org.lbadmin.model.FirewallLockdown;
import org.lbadmin.model.FloatingIp;
import org.lbadmin.model.Graphing;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7HeaderRule;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.LocalSecurity;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;

/** docs/fields.md is made from the field texts; {@code -Dgolden.update} writes it anew. */
class FieldsDocTests {
    private static final Path PAGE = Path.of("docs/fields.md");

    @Test
    void fieldsPageIsWhatTheTextsSay() throws IOException {
        Properties texts = FieldTests.texts();
        StringBuilder page =
                new StringBuilder("# Fields\n\nMade from the texts of the pages: change those, not this.\n");
        for (Class<?> type : List.of(
                L7VirtualService.class,
                L7RealServer.class,
                L7AclRule.class,
                L7HeaderRule.class,
                L7Advanced.class,
                L4VirtualService.class,
                L4RealServer.class,
                L4Advanced.class,
                FloatingIp.class,
                CheckScript.class,
                CheckScriptArguments.class,
                SslTermination.class,
                SniRule.class,
                SslAdvanced.class,
                LocalSecurity.class,
                Graphing.class,
                FirewallLockdown.class)) {
            page.append("\n## ")
                    .append(type.getSimpleName())
                    .append("\n\n| field | JSON | meaning | writes |\n|---|---|---|---|\n");
            rows(type, "", texts, page);
        }
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page.toString());
    }

    private static void rows(Class<?> type, String prefix, Properties texts, StringBuilder page) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + component.getName();
            if (component.getType().isRecord()
                    && !component.getType().getPackageName().endsWith("value")) {
                rows(component.getType(), path + ".", texts, page);
                continue;
            }
            String key = type.getName().replaceFirst(".*\\.", "").replace('$', '.') + "." + component.getName();
            String writes = texts.getProperty(key + ".writes", "");
            page.append("| ")
                    .append(texts.getProperty(key + ".label"))
                    .append(" | `")
                    .append(path)
                    .append("` | ")
                    .append(texts.getProperty(key + ".help"))
                    .append(" | ")
                    .append(writes.isEmpty() ? "" : "`" + writes + "`")
                    .append(" |\n");
        }
    }
}
