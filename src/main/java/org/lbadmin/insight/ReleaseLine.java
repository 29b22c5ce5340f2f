package org.lbadmin.insight;

import java.util.ArrayList;
import java.util.List;
import org.lbadmin.commit.Release;
import org.lbadmin.commit.Releases;
import org.lbadmin.web.Times;

/**
 * One release as pages list it.
 *
 * @param digest the first characters, enough to tell two apart
 * @param before the number of the release before it; 0 for the first
 */
record ReleaseLine(int number, String at, String atIso, String by, String digest, int before, boolean current) {
    private static final int SHORT = 12;

    static ReleaseLine of(Release release) {
        return line(
                new Releases.Entry(release.engine(), release.number(), release.at(), release.by(), release.digest()),
                0,
                true);
    }

    static List<ReleaseLine> of(List<Releases.Entry> newestFirst, int current) {
        List<ReleaseLine> lines = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            Releases.Entry entry = newestFirst.get(i);
            int before = i + 1 < newestFirst.size() ? newestFirst.get(i + 1).number() : 0;
            lines.add(line(entry, before, entry.number() == current));
        }
        return lines;
    }

    private static ReleaseLine line(Releases.Entry entry, int before, boolean current) {
        return new ReleaseLine(
                entry.number(),
                Times.shown(entry.at()),
                entry.at().toString(),
                entry.by(),
                entry.digest().substring(0, Math.min(SHORT, entry.digest().length())),
                before,
                current);
    }
}
