package org.lbadmin.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A configuration text with line numbers, cut where a virtual service, a termination or an SNI rule begins. */
final class Listing {
    private static final Pattern SERVICE = Pattern.compile("(?:listen|backend) (\\S+)|\\[([^]]+)]");
    private static final Pattern HEADING = Pattern.compile("[#;] (.*)");

    private Listing() {}

    /**
     * A part of the text.
     *
     * @param label the virtual service or termination it belongs to; empty before the first
     */
    public record Block(String label, String text) {
        public String getId() {
            return label.isEmpty() ? "top" : "vip-" + label;
        }
    }

    static List<Block> of(String text) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int width = Integer.toString(lines.size()).length();
        StringBuilder block = new StringBuilder();
        String label = "";
        for (int i = 0; i < lines.size(); i++) {
            String begins = begins(lines, i);
            if (!begins.isEmpty()) {
                blocks.add(new Block(label, block.toString()));
                block.setLength(0);
                label = begins;
            }
            String number = Integer.toString(i + 1);
            block.append(" ".repeat(width - number.length())).append(number).append("  ");
            block.append(lines.get(i)).append('\n');
        }
        blocks.add(new Block(label, block.toString()));
        return blocks.stream().filter(b -> !b.text().isEmpty()).toList();
    }

    /** The thing whose section begins here, with the comment above it; empty for none. */
    private static String begins(List<String> lines, int at) {
        String label = service(lines, at);
        if (!label.isEmpty()) {
            return at > 0 && heading(lines, at - 1).equals(label) ? "" : label;
        }
        String next = service(lines, at + 1);
        return heading(lines, at).equals(next) ? next : "";
    }

    private static String heading(List<String> lines, int at) {
        Matcher matcher = HEADING.matcher(lines.get(at));
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static String service(List<String> lines, int at) {
        Matcher matcher = SERVICE.matcher(at < lines.size() ? lines.get(at) : "");
        if (!matcher.matches()) {
            return "";
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}
