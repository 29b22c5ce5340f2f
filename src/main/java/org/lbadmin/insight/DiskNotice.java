package org.lbadmin.insight;

import java.nio.file.Path;
import java.util.List;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.NoticeSource;
import org.lbadmin.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says on every page that the disk is nearly full, and that logs are given up for it. */
@Component
class DiskNotice implements NoticeSource {
    private static final long MEBIBYTE = 1024 * 1024;

    private final Path home;
    private final long free;
    private final Texts texts;

    /** @param free what the disk shall have left, in MiB; 0 for whatever it has */
    DiskNotice(@Value("${lbadmin.home}") Path home, @Value("${lbadmin.logs.free}") long free, Texts texts) {
        this.home = home;
        this.free = free;
        this.texts = texts;
    }

    @Override
    public List<Notice> notices() {
        long left = home.toFile().getUsableSpace() / MEBIBYTE;
        return left >= free
                ? List.of()
                : List.of(new Notice(
                        left < free / 10 ? Notice.Kind.ERROR : Notice.Kind.WARNING,
                        texts.get("log.disk", left, free),
                        Menu.ROOT + "/logs/load-balancer"));
    }
}
