package org.lbadmin.model.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One port, a list or ranges: {@code 443}, {@code 143,993}, {@code 800-900}. A colon separates like a comma, as the
 * command line of such appliances has it. Each port once; 1 to 65535; at most {@value #MOST} ports in all.
 */
public record Ports(String value) {
    /** Each port costs HAProxy a socket; beyond this a firewall rule is the better tool. */
    public static final int MOST = 2048;

    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,5})\\s*(?:-\\s*(\\d{1,5})\\s*)?");

    /** From first to last, both included. */
    public record Range(int first, int last) {
        boolean meets(Range other) {
            return first <= other.last && other.first <= last;
        }

        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }

    public Ports {
        List<Range> ranges = parse(value);
        refuseTwice(ranges);
        value = String.join(",", ranges.stream().map(Range::toString).toList());
    }

    public List<Range> ranges() {
        return parse(value);
    }

    public int first() {
        return ranges().get(0).first();
    }

    public int count() {
        return ranges().stream().mapToInt(r -> r.last() - r.first() + 1).sum();
    }

    /** The lowest port that both lists have. */
    public Optional<Integer> shared(Ports other) {
        return ranges().stream()
                .flatMap(mine -> other.ranges().stream()
                        .filter(mine::meets)
                        .map(theirs -> Math.max(mine.first(), theirs.first())))
                .min(Comparator.naturalOrder());
    }

    public boolean contains(int port) {
        return ranges().stream().anyMatch(r -> r.first() <= port && port <= r.last());
    }

    private static List<Range> parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split("[,:]", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new InvalidValue("ports.shape", text);
            }
            int first = port(matcher.group(1));
            int last = matcher.group(2) == null ? first : port(matcher.group(2));
            if (last < first) {
                throw new InvalidValue("ports.backwards", part.strip());
            }
            ranges.add(new Range(first, last));
        }
        return ranges;
    }

    private static void refuseTwice(List<Range> ranges) {
        List<Range> sorted =
                ranges.stream().sorted(Comparator.comparingInt(Range::first)).toList();
        int count = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (i > 0 && sorted.get(i).meets(sorted.get(i - 1))) {
                throw new InvalidValue("ports.twice", sorted.get(i).first());
            }
            count += sorted.get(i).last() - sorted.get(i).first() + 1;
        }
        if (count > MOST) {
            throw new InvalidValue("ports.many", count, MOST);
        }
    }

    private static int port(String digits) {
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65535) {
            throw new InvalidValue("port.range", digits);
        }
        return port;
    }

    @Override
    public String toString() {
        return value;
    }
}
