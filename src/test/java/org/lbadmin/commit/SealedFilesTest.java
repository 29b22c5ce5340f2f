package org.lbadmin.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.model.Seals;

/** What releases keep and people see is sealed; the file that the engine reads is not. */
class SealedFilesTest {
    private final FileContents contents = new FileContents(material -> "", new Seals() {
        @Override
        public String seal(String plain) {
            return PREFIX + plain;
        }

        @Override
        public String open(String sealed) {
            return sealed.equals("v1:QUJD") ? "pa$s\\1" : "other";
        }
    });

    @Test
    void aPasswordIsOpenedOnItsWayToTheEngine() {
        ConfigFile file = new ConfigFile("ldirectord.cf", "    login = \"v1:QUJD\"\n    passwd = \"v1:QUJD\"\n");

        assertThat(new String(contents.of(file), StandardCharsets.UTF_8))
                .isEqualTo("    login = \"v1:QUJD\"\n    passwd = \"pa$s\\1\"\n");
        assertThat(FileContents.isSecret(file)).isTrue();
    }

    @Test
    void thePasswordOfTheStatisticsPageIsOneWordOfHaproxy() {
        FileContents quoting = new FileContents(material -> "", new Seals() {
            @Override
            public String seal(String plain) {
                return PREFIX + plain;
            }

            @Override
            public String open(String sealed) {
                return "it's $1 #x";
            }
        });
        ConfigFile file = new ConfigFile("haproxy.cfg", "    stats auth loadbalancer:v1:QUJD\n    # v1:QUJD\n");

        assertThat(new String(quoting.of(file), StandardCharsets.UTF_8))
                .isEqualTo("    stats auth 'loadbalancer:it'\\''s $1 #x'\n    # v1:QUJD\n");
        assertThat(FileContents.isSecret(file)).isTrue();
    }

    @Test
    void aFileWithoutOneIsNoSecret() {
        assertThat(FileContents.isSecret(new ConfigFile("ldirectord.cf", "    login = \"a\"\n")))
                .isFalse();
    }
}
