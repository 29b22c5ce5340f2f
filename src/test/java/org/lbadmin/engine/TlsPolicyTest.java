package org.lbadmin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lbadmin.engine.TlsPolicy.Version;
import org.lbadmin.model.OperationMode;
import org.lbadmin.model.SslTermination;
import org.lbadmin.tls.TestSsl;
import org.lbadmin.web.TestRecords;
import tools.jackson.databind.node.ObjectNode;

/** What each mode speaks, and that docs/ssl-modes.md says the same. */
class TlsPolicyTest {
    private static final Path PAGE = Path.of("docs/ssl-modes.md");
    private static final Map<OperationMode, String> COLUMNS = Map.of(
            OperationMode.HIGH_SECURITY, "High Security",
            OperationMode.FIPS_COMPLIANT, "FIPS Compliant",
            OperationMode.COMPATIBLE, "Compatible");

    @ParameterizedTest
    @EnumSource(names = "CUSTOM", mode = EnumSource.Mode.EXCLUDE)
    void thePageNamesTheCiphersOfEachMode(OperationMode mode) throws IOException {
        TlsPolicy policy = of(mode, "{}");

        assertThat(named(mode, "TLS 1.2 and below")).isEqualTo(names(policy.ciphers()));
        assertThat(named(mode, "TLS 1.3")).isEqualTo(names(policy.cipherSuites()));
    }

    @ParameterizedTest
    @EnumSource(names = "CUSTOM", mode = EnumSource.Mode.EXCLUDE)
    void thePageNamesVersionsAndCurvesOfEachMode(OperationMode mode) throws IOException {
        TlsPolicy policy = of(mode, "{}");
        String versions = Arrays.stream(Version.values())
                .filter(v -> v.compareTo(policy.lowest()) >= 0 && v.compareTo(policy.highest()) <= 0)
                .map(Version::number)
                .collect(Collectors.joining(", ", "TLS ", ""));

        assertThat(cell(mode, "versions")).isEqualTo(versions);
        assertThat(cell(mode, "curves")).isEqualTo("`" + policy.curves() + "`");
        assertThat(cell(mode, "whose order of ciphers decides")).isEqualTo(policy.serverOrder() ? "ours" : "theirs");
        assertThat(cell(mode, "renegotiation by the client"))
                .isEqualTo(policy.clientRenegotiation() ? "allowed" : "refused");
    }

    @Test
    void customLeftEmptyIsHighSecurity() {
        TlsPolicy high = of(OperationMode.HIGH_SECURITY, "{}");
        TlsPolicy custom = of(OperationMode.CUSTOM, "{\"noEmptyFragments\": false}");

        assertThat(custom).isEqualTo(high);
    }

    @Test
    void oldVersionsGetOldCiphers() {
        TlsPolicy compatible = of(OperationMode.COMPATIBLE, "{}");

        assertThat(of(OperationMode.CUSTOM, "{\"disableTls11\": false}").ciphers())
                .isEqualTo(compatible.ciphers())
                .endsWith(":@SECLEVEL=0");
        assertThat(of(OperationMode.CUSTOM, "{\"disableTls10\": false, \"ciphers\": \"AES128-SHA\"}")
                        .ciphers())
                .isEqualTo("AES128-SHA:@SECLEVEL=0");
        assertThat(of(OperationMode.CUSTOM, "{\"disableTls10\": false, \"ciphers\": \"AES128-SHA@SECLEVEL=1\"}")
                        .ciphers())
                .isEqualTo("AES128-SHA@SECLEVEL=1");
        assertThat(of(OperationMode.CUSTOM, "{\"ciphers\": \"AES128-SHA\"}").ciphers())
                .isEqualTo("AES128-SHA");
    }

    @Test
    void whatIsDisabledLeavesOneRange() {
        assertRange("{}", Version.TLS_1_2, Version.TLS_1_3);
        assertRange("{\"disableTls10\": false, \"disableTls11\": false}", Version.TLS_1_0, Version.TLS_1_3);
        assertRange(
                "{\"disableTls11\": false, \"disableTls12\": true, \"disableTls13\": true}",
                Version.TLS_1_1,
                Version.TLS_1_1);
        assertRange("{\"disableTls12\": true}", Version.TLS_1_3, Version.TLS_1_3);
        assertRange("{\"disableTls13\": true}", Version.TLS_1_2, Version.TLS_1_2);
        assertRange(
                "{\"disableTls10\": false, \"disableTls12\": true, \"disableTls13\": true}",
                Version.TLS_1_0,
                Version.TLS_1_0);
    }

    private static void assertRange(String switches, Version lowest, Version highest) {
        TlsPolicy policy = of(OperationMode.CUSTOM, switches);

        assertThat(List.of(policy.lowest(), policy.highest())).as(switches).containsExactly(lowest, highest);
    }

    private static TlsPolicy of(OperationMode mode, String switches) {
        ObjectNode document = TestRecords.create().parse("{\"label\": \"x\", \"switches\": " + switches + "}");
        SslTermination termination = TestSsl.documents().termination(document.put("operationMode", mode.name()));
        return TlsPolicy.of(termination);
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(":"))
                .filter(name -> !name.startsWith("@"))
                .toList();
    }

    /** The names of the table with this head that the mode's column says yes to. */
    private static List<String> named(OperationMode mode, String head) throws IOException {
        List<String> names = new ArrayList<>();
        List<List<String>> table = table(head);
        int column = table.get(0).indexOf(COLUMNS.get(mode));
        table.stream()
                .filter(row -> row.get(column).equals("yes"))
                .forEach(row -> names.add(row.get(0).replace("`", "")));
        return names;
    }

    private static String cell(OperationMode mode, String row) throws IOException {
        List<List<String>> table = table("");
        int column = table.get(0).indexOf(COLUMNS.get(mode));
        return table.stream()
                .filter(cells -> cells.get(0).equals(row))
                .findFirst()
                .orElseThrow()
                .get(column);
    }

    private static List<List<String>> table(String head) throws IOException {
        List<List<String>> rows = Files.readAllLines(PAGE).stream()
                .map(line -> line.startsWith("|") ? cells(line) : List.<String>of())
                .dropWhile(cells -> cells.isEmpty() || !cells.get(0).equals(head))
                .takeWhile(cells -> !cells.isEmpty())
                .toList();
        assertThat(rows).as(head).isNotEmpty();
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
