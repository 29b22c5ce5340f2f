package org.lbadmin.commit;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.engine.ConfigFile;

/** The difference of two texts, in hunks with a few lines of context. */
public final class Diffs {
    private static final int CONTEXT = 3;

    /** What a line is. */
    public enum Kind {
        CONTEXT,
        ADD,
        DEL
    }

    /** One line; a number is null on the side that does not have it. */
    public record Line(
            Kind kindOf,
            @Nullable Integer oldNumber,
            @Nullable Integer newNumber,
            String text) {
        public String getKind() {
            return kindOf.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Lines of one file that belong together. */
    public record Hunk(String file, List<Line> lines) {}

    private Diffs() {}

    public static List<Hunk> of(String file, String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        Patch<String> patch = DiffUtils.diff(old, now);
        List<Hunk> hunks = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        int shown = 0;
        int offset = 0;
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            int start = delta.getSource().getPosition();
            int from = Math.max(shown, start - CONTEXT);
            if (!lines.isEmpty() && start - shown > 2 * CONTEXT) {
                context(old, shown, Math.min(shown + CONTEXT, old.size()), offset, lines);
                hunks.add(new Hunk(file, List.copyOf(lines)));
                lines.clear();
            } else if (!lines.isEmpty()) {
                from = shown;
            }
            context(old, from, start, offset, lines);
            changed(delta, lines);
            shown = start + delta.getSource().size();
            offset += delta.getTarget().size() - delta.getSource().size();
        }
        if (!lines.isEmpty()) {
            context(old, shown, Math.min(shown + CONTEXT, old.size()), offset, lines);
            hunks.add(new Hunk(file, List.copyOf(lines)));
        }
        return hunks;
    }

    /** From some files to others: changed ones, new ones, and those that are gone. */
    public static List<Hunk> of(List<ConfigFile> before, List<ConfigFile> after) {
        Map<String, String> old = texts(before);
        Map<String, String> now = texts(after);
        List<Hunk> hunks = new ArrayList<>();
        now.forEach((path, text) -> hunks.addAll(of(path, old.getOrDefault(path, ""), text)));
        old.keySet().removeAll(now.keySet());
        old.forEach((path, text) -> hunks.addAll(of(path, text, "")));
        return hunks;
    }

    private static Map<String, String> texts(List<ConfigFile> files) {
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach(file -> texts.put(file.path(), file.text()));
        return texts;
    }

    /** The same as text, for scripts: unified, each hunk below the name of its file. */
    public static String text(List<Hunk> hunks) {
        StringBuilder text = new StringBuilder();
        for (Hunk hunk : hunks) {
            text.append("@@ ").append(hunk.file()).append('\n');
            for (Line line : hunk.lines()) {
                text.append(
                                switch (line.kindOf()) {
                                    case CONTEXT -> ' ';
                                    case ADD -> '+';
                                    case DEL -> '-';
                                })
                        .append(line.text())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static void context(List<String> old, int from, int to, int offset, List<Line> lines) {
        for (int i = from; i < to; i++) {
            lines.add(new Line(Kind.CONTEXT, i + 1, i + 1 + offset, ConfigFile.shown(old.get(i))));
        }
    }

    private static void changed(AbstractDelta<String> delta, List<Line> lines) {
        int number = delta.getSource().getPosition();
        for (String line : delta.getSource().getLines()) {
            lines.add(new Line(Kind.DEL, ++number, null, ConfigFile.shown(line)));
        }
        number = delta.getTarget().getPosition();
        for (String line : delta.getTarget().getLines()) {
            lines.add(new Line(Kind.ADD, null, ++number, ConfigFile.shown(line)));
        }
    }
}
