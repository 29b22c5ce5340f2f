package org.lbadmin.lab;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a mail user's machine does: each call is a connection of its own. */
public final class Client {
    private Client() {}

    /** The name of the server that answers, by https. */
    public static String https(String host) {
        try (Conversation talk = Conversation.tls(host, 443)) {
            return talk.page();
        }
    }

    /** The status line and headers that http answers with. */
    public static String http(String host, String path) {
        try (Conversation talk = Conversation.plain(host, 80)) {
            return talk.get(path).headers();
        }
    }

    /** The name of the server that greets. */
    public static String smtp(String host) {
        try (Conversation talk = Conversation.plain(host, 25)) {
            return talk.greeted();
        }
    }

    public static String imap(String host) {
        try (Conversation talk = Conversation.plain(host, 143)) {
            return talk.greeted();
        }
    }

    public static String imaps(String host) {
        try (Conversation talk = Conversation.tls(host, 993)) {
            return talk.greeted();
        }
    }

    /** The name in the certificate that a server shows. */
    public static String certificate(String host, int port) {
        try (Conversation talk = Conversation.tls(host, port)) {
            return talk.certificate();
        }
    }

    /** Does the same thing several times and counts the answers; a failure counts as "failed". */
    public static Map<String, Integer> tally(int times, Supplier<String> call) {
        Map<String, Integer> answers = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            answers.merge(orFailed(call), 1, Integer::sum);
        }
        return answers;
    }

    private static String orFailed(Supplier<String> call) {
        try {
            return call.get();
        } catch (UncheckedIOException e) {
            return "failed";
        }
    }
}
