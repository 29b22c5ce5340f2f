package org.lbadmin.insight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.lbadmin.helper.HelperAnswer;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.helper.HelperReader;
import org.springframework.stereotype.Component;

/**
 * What stands in the logs, rotated parts included. The helper reads; no more than the lines that are shown is ever in
 * memory. A search gives up after five seconds and says where to go on, and only two are at work at once.
 */
@Component
class LogBook {
    static final int USUAL = 200;
    static final int MOST = 2000;

    /** Longer texts to look for are cut. */
    private static final int LONGEST = 200;

    private static final int AT_ONCE = 2;

    private final HelperReader helper;
    private final Semaphore searches = new Semaphore(AT_ONCE);

    LogBook(HelperReader helper) {
        this.helper = helper;
    }

    /**
     * The last lines, the newest at the end.
     *
     * @param readable false where the log could not be read; then the lines say why
     * @param place behind the last line, in octets since the log began
     */
    record Tail(boolean readable, long place, List<String> lines) {}

    /**
     * Lines that contain a text, the newest first.
     *
     * @param busy true where others search and this one did not begin
     * @param more the place before which older lines may follow; 0 when all was looked through
     */
    record Found(boolean busy, long more, List<String> lines) {}

    /** @param after only what is behind this place; 0 for whatever comes last */
    Tail tail(LogSource source, long after, int most) {
        List<String> lines = new ArrayList<>();
        try (HelperAnswer answer = helper.open(new HelperCall.LogTail(source.id(), after, most))) {
            BufferedReader words = reader(answer);
            long place = number(words.readLine());
            words.lines().filter(line -> !line.isBlank()).forEach(lines::add);
            return new Tail(true, place, List.copyOf(lines));
        } catch (HelperFailed | IOException | UncheckedIOException e) {
            return new Tail(false, after, List.of(String.valueOf(e.getMessage())));
        }
    }

    /** @param before where a search that found more goes on; 0 for the end of the log */
    Found find(LogSource source, String text, long before, int most) {
        if (!searches.tryAcquire()) {
            return new Found(true, before, List.of());
        }
        try (HelperAnswer answer =
                helper.open(new HelperCall.LogFind(oneLine(text) + "\n", source.id(), before, most))) {
            return found(reader(answer));
        } catch (HelperFailed | IOException e) {
            return new Found(false, 0, List.of(String.valueOf(e.getMessage())));
        } finally {
            searches.release();
        }
    }

    /** The whole log, the oldest line first; an end of the reader ends the call. */
    void copy(LogSource source, OutputStream to) throws IOException {
        try (HelperAnswer answer = helper.open(new HelperCall.LogAll(source.id()))) {
            answer.words().transferTo(to);
        }
    }

    /** What people look for is one line, upper and lower case alike. */
    static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.substring(0, Math.min(LONGEST, line.length()));
    }

    private static Found found(BufferedReader words) throws IOException {
        List<String> lines = new ArrayList<>();
        long more = 0;
        for (String word = words.readLine(); word != null; word = words.readLine()) {
            int colon = word.indexOf(':');
            if (word.matches("more \\d+")) {
                more = number(word.substring("more ".length()));
            } else if (colon > 0 && Character.isDigit(word.charAt(0))) {
                lines.add(word.substring(colon + 1));
            }
        }
        return new Found(false, more, List.copyOf(lines));
    }

    private static BufferedReader reader(HelperAnswer answer) {
        return new BufferedReader(new InputStreamReader(answer.words(), StandardCharsets.UTF_8));
    }

    private static long number(@Nullable String word) throws IOException {
        if (word == null || !word.matches("\\d{1,15}")) {
            throw new IOException("The helper did not answer.");
        }
        return Long.parseLong(word);
    }
}
