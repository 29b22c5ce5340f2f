package org.lbadmin.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lbadmin.live.HaproxySocket.Text;
import org.springframework.stereotype.Service;

/** The tables in which HAProxy remembers who went where (management guide, "show table" and "clear table"). */
@Service
public class StickTables {
    /** Octets of a table that are read: some 40000 clients. */
    static final int MOST = 4 << 20;

    private static final Pattern TABLE = Pattern.compile("# table: (\\S+), type: (\\S+), size:(\\d+), used:(\\d+)");
    /** A key is written with a backslash in front of its spaces. */
    private static final Pattern ENTRY =
            Pattern.compile("0x[0-9a-f]+: key=((?:\\\\.|[^\\\\ ])*) .*?\\bexp=(\\d+).*?\\bserver_id=(\\d+).*");
    /** How control characters are written; HAProxy does not read them back. */
    private static final Pattern CONTROL = Pattern.compile("\\\\[xnrte].*|.*[^\\\\]\\\\[xnrte].*");

    private final HaproxySocket socket;

    StickTables(HaproxySocket socket) {
        this.socket = socket;
    }

    /**
     * One table.
     *
     * @param name the label of its virtual service
     * @param size how many clients it can remember
     * @param used how many it remembers
     */
    public record Table(String name, String type, long size, long used) {}

    /**
     * One client.
     *
     * @param key as HAProxy writes it
     * @param server the label of the real server; empty for one that is gone
     * @param expiresMillis until it is forgotten; 0 for never
     */
    public record Entry(String key, String server, long expiresMillis) {}

    /**
     * What a table contains.
     *
     * @param whole whether it was read to its end
     */
    public record Contents(List<Entry> entries, boolean whole) {}

    /** All tables; empty while HAProxy cannot be asked. */
    public Optional<List<Table>> all() {
        return ask("show table")
                .map(text -> text.lines()
                        .map(TABLE::matcher)
                        .filter(Matcher::find)
                        .map(m -> new Table(
                                m.group(1), m.group(2), Long.parseLong(m.group(3)), Long.parseLong(m.group(4))))
                        .toList());
    }

    /** The entries of a table, which must be one of {@link #all}. */
    public Contents entries(Table table) {
        Map<String, String> servers = servers(table.name());
        String text = ask("show table " + table.name()).orElse("");
        List<Entry> entries = new ArrayList<>();
        text.lines().forEach(line -> {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                entries.add(new Entry(
                        entry.group(1), servers.getOrDefault(entry.group(3), ""), Long.parseLong(entry.group(2))));
            }
        });
        return new Contents(entries, text.length() < MOST);
    }

    /** Labels of the servers by the numbers that tables know them by. */
    private Map<String, String> servers(String backend) {
        Map<String, String> servers = new HashMap<>();
        ask("show servers state " + backend)
                .orElse("")
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length > 3)
                .forEach(words -> servers.put(words[2], words[3]));
        return servers;
    }

    /**
     * Forgets one client.
     *
     * @param key as HAProxy writes it
     * @return what HAProxy objects to; empty when it is forgotten, or was not there
     */
    public String clear(Table table, String key) {
        return CONTROL.matcher(key).matches() || key.chars().anyMatch(Character::isISOControl)
                ? "Keys with control characters cannot be named"
                : told("clear table " + table.name() + " key " + word(key));
    }

    /** Forgets everybody; the same answer as {@link #clear}. */
    public String clearAll(Table table) {
        return told("clear table " + table.name());
    }

    /** The key is what a client sent: nothing in it may end the command. Spaces and backslashes have theirs already. */
    private static String word(String key) {
        StringBuilder word = new StringBuilder();
        boolean escaped = false;
        for (char c : key.toCharArray()) {
            boolean plain = Character.isLetterOrDigit(c) || ".:_-/".indexOf(c) >= 0;
            if (!plain && !escaped && c != '\\') {
                word.append('\\');
            }
            escaped = c == '\\' && !escaped;
            word.append(c);
        }
        return word.toString();
    }

    private String told(String command) {
        return ask(command).map(String::strip).orElse("HAProxy cannot be asked");
    }

    private Optional<String> ask(String command) {
        return socket.ask(command, MOST) instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
