package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** The file with the key to the private keys is gone, or another one. */
class VaultLostTest extends CertificateTest {
    private static final Path KEY = HOME.resolve("vault.key");
    private static final Path ASIDE = HOME.resolve("vault.aside");

    @Autowired
    Vault vault;

    @BeforeEach
    void lose() throws IOException {
        upload("Kept", leaf());
        Files.move(KEY, ASIDE);
        vault.look();
    }

    @AfterEach
    void bringBack() throws IOException {
        if (Files.exists(ASIDE)) {
            Files.move(ASIDE, KEY, StandardCopyOption.REPLACE_EXISTING);
        }
        vault.look();
    }

    @Test
    void everyPageSaysSoAndNothingIsTakenUntilItIsBack() throws IOException {
        assertThat(page("/lbadmin/")).bodyText().contains("Error:", KEY + " is gone");
        assertThat(page(PAGES)).hasStatusOk().bodyText().contains("Kept");
        assertThat(upload("New", ec()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("is gone");
        assertThat(sendFile(ADD, "upload.file", ec(), Map.of("how", "upload", "upload.label", "New")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("is gone", "value=\"New\"");
        assertThat(api(
                        mvc.post().uri(API + "/self-signed"),
                        "{\"label\": \"New\", \"subject\": {\"commonName\": \"a\"}}"))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(api(mvc.put().uri(SECURITY), "{\"httpsCertificate\": \"Kept\"}"))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(labels()).doesNotContain("New");
        assertThat(Files.exists(KEY)).isFalse();

        Files.move(ASIDE, KEY);

        assertThat(page("/lbadmin/")).bodyText().doesNotContain("is gone");
        assertThat(upload("New", ec())).hasStatus(HttpStatus.CREATED);
    }

    @Test
    void anotherKeyIsNotTaken() {
        new KeyFile(KEY).provide();

        assertThat(page("/lbadmin/")).bodyText().contains("is not the one that the private keys");
        assertThat(upload("New", ec())).hasStatus(HttpStatus.CONFLICT);
    }
}
