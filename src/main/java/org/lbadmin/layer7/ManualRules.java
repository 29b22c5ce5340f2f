package org.lbadmin.layer7;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lbadmin.model.Problems;

/**
 * What a manual configuration may not contain, whoever writes it: HAProxy runs with rights that its configuration must not
 * hand on. The list with its reasons is in docs/layer7.md. Everything else is left to HAProxy's own checker.
 */
final class ManualRules {
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\ud800-\\udfff\\u2028\\u2029]");

    /** Sections that only serve. */
    private static final Set<String> SECTIONS =
            Set.of("listen", "frontend", "backend", "defaults", "peers", "resolvers", "userlist", "mailers", "cache");

    /** Sections that do more: processes, files, the rights of HAProxy as a whole. */
    private static final Set<String> OTHER_SECTIONS =
            Set.of("global", "program", "ring", "http-errors", "log-forward", "fcgi-app", "crt-store", "traces");

    /** Words that run programs. */
    private static final Set<String> RUNS =
            Set.of("external-check", "insecure-fork-wanted", "lua-load", "lua-load-per-thread");

    /** Words behind which stands the name of a file that HAProxy would read. */
    private static final Set<String> READS = Set.of(
            "errorfile",
            "errorfiles",
            "crt",
            "crt-list",
            "ca-file",
            "ca-verify-file",
            "ca-sign-file",
            "crl-file",
            "-f",
            "-M",
            "file",
            "lf-file",
            "load-server-state-from-file",
            "server-state-file-name",
            "config",
            "spoe");

    /** A character by its number: a word that is written so would be looked for in vain (haproxy manual, 2.2). */
    private static final Pattern ENCODED = Pattern.compile("\\\\x[0-9A-Fa-f]{2}");

    /** Within double quotes HAProxy puts in what the environment has, with braces or without. */
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_{(]");

    private static final Pattern HANDED_OVER = Pattern.compile("(^|,)(unix|abns|fd|sockpair|uxst|uxdg)@");
    private static final Pattern MAP = Pattern.compile("[,\\[ (]map(_[a-z_]+)?\\(");
    private static final Pattern LUA = Pattern.compile("(^|[\\[ ,(])lua\\.");
    private static final Pattern ADDRESS = Pattern.compile("^/");
    private static final Map<String, Integer> ADDRESSES = Map.of(
            "bind", 1, "server", 2, "source", 1, "peer", 2, "log", 1, "nameserver", 2, "mailer", 2, "dispatch", 1);

    private ManualRules() {}

    /** @return the text as it is kept: lines end with a line feed */
    static String check(String entered, Problems problems) {
        String text = entered.replace("\r\n", "\n").replace('\r', '\n');
        Matcher wrong = NO_TEXT.matcher(text);
        if (wrong.find()) {
            long line = 1
                    + text.substring(0, wrong.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            problems.add(
                    "text",
                    "manual.noText",
                    line,
                    String.format("U+%04X", (int) wrong.group().charAt(0)));
            return text;
        }
        Matcher written = ENCODED.matcher(text);
        if (written.find()) {
            long line = 1
                    + text.substring(0, written.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            problems.add("text", "manual.encoded", line, written.group());
        }
        String[] lines = text.split("\n", -1);
        boolean begun = false;
        for (int i = 0; i < lines.length; i++) {
            String line = plain(lines[i]);
            if (!line.isEmpty()) {
                begun = line(line, i + 1, begun, problems);
            }
        }
        return text;
    }

    /** Without the comment, and without what HAProxy takes away itself: a word may be written with quotes in it. */
    private static String plain(String line) {
        String whole = line.replaceAll("[\"'\\\\]", "").strip();
        return whole.startsWith("#") ? "" : whole;
    }

    private static boolean line(String line, int number, boolean begun, Problems problems) {
        String[] words = line.split("\\s+");
        String first = words[0].toLowerCase(Locale.ROOT);
        boolean section = SECTIONS.contains(first) && !(first.equals("cache") && begun && words.length > 2);
        problems.addIf(!begun && !section, "text", "manual.noSection", number, words[0]);
        problems.addIf(OTHER_SECTIONS.contains(first), "text", "manual.section", number, words[0]);
        problems.addIf(first.startsWith("."), "text", "manual.preprocessor", number, words[0]);
        problems.addIf(VARIABLE.matcher(line).find(), "text", "manual.environment", number);
        problems.addIf(
                first.equals("stats") && words.length > 1 && words[1].equals("socket"),
                "text",
                "manual.socket",
                number);
        for (String word : words) {
            String small = word.toLowerCase(Locale.ROOT);
            problems.addIf(RUNS.contains(small), "text", "manual.runs", number, word);
            problems.addIf(
                    READS.contains(word) || READS.contains(small) && !small.startsWith("-"),
                    "text",
                    "manual.reads",
                    number,
                    word);
            problems.addIf(HANDED_OVER.matcher(small).find(), "text", "manual.socketAddress", number, word);
            problems.addIf(small.equals("namespace"), "text", "manual.namespace", number, word);
        }
        problems.addIf(LUA.matcher(line).find(), "text", "manual.runs", number, "lua");
        problems.addIf(MAP.matcher(" " + line).find(), "text", "manual.reads", number, "map");
        address(first, words, number, problems);
        return begun || section || OTHER_SECTIONS.contains(first);
    }

    /** Sockets in the file system, and those that were handed over. */
    private static void address(String first, String[] words, int number, Problems problems) {
        Integer at = ADDRESSES.get(first);
        if (at != null && words.length > at) {
            for (String part : words[at].split(",")) {
                problems.addIf(ADDRESS.matcher(part).find(), "text", "manual.socketAddress", number, part);
            }
        }
    }
}
