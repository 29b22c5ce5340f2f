package org.lbadmin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import org.lbadmin.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;

/** What is said of the disk that this machine has. */
class DiskNoticeTest extends AppTest {
    @Autowired
    private Texts texts;

    @Test
    void saysSoWhileTheDiskHasLessThanItShall() {
        long mebibytes = HOME.toFile().getUsableSpace() / 1024 / 1024;

        assertThat(notice(0, HOME)).isEmpty();
        assertThat(notice(mebibytes / 2, HOME)).isEmpty();
        assertThat(notice(mebibytes * 2 + 2, HOME)).startsWith("WARNING The disk has only ");
        assertThat(notice(mebibytes * 20 + 200, HOME)).startsWith("ERROR ");
    }

    private String notice(long free, Path home) {
        return new DiskNotice(home, free, texts)
                .notices().stream()
                        .map(notice -> notice.kindOf() + " " + notice.text())
                        .findFirst()
                        .orElse("");
    }
}
