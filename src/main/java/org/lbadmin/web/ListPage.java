package org.lbadmin.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which part of a long list is shown: filter, order and page, all from the address so that they can be kept. */
public final class ListPage<T> {
    public static final int SIZE = 100;

    private final String path;
    private final String q;
    private final String sort;
    private final String dir;
    private final int page;
    private final int total;
    private final List<T> matching;
    private final Map<String, String> kept;

    private ListPage(
            String path,
            String q,
            String sort,
            String dir,
            int page,
            int total,
            List<T> matching,
            Map<String, String> kept) {
        this.path = path;
        this.q = q;
        this.sort = sort;
        this.dir = dir;
        this.page = Math.max(1, Math.min(page, pages(matching)));
        this.total = total;
        this.matching = matching;
        this.kept = kept;
    }

    /**
     * Filters, sorts and cuts a list as the parameters q, sort, dir and page say.
     *
     * @param text what the filter looks in
     * @param orders the columns that can be sorted by
     */
    public static <T> ListPage<T> of(
            String path,
            Map<String, String[]> parameters,
            List<T> all,
            Function<T, String> text,
            Map<String, Comparator<T>> orders) {
        String q = one(parameters, "q");
        String sort = one(parameters, "sort");
        String dir = one(parameters, "dir").equals("desc") ? "desc" : "asc";
        String needle = q.strip().toLowerCase(Locale.ROOT);
        List<T> matching = needle.isEmpty()
                ? all
                : all.stream()
                        .filter(t -> text.apply(t).toLowerCase(Locale.ROOT).contains(needle))
                        .toList();
        Comparator<T> order = orders.get(sort);
        if (order != null) {
            matching = matching.stream()
                    .sorted(dir.equals("desc") ? order.reversed() : order)
                    .toList();
        }
        return new ListPage<>(path, q, sort, dir, number(one(parameters, "page")), all.size(), matching, Map.of());
    }

    /** The same list, whose addresses all carry this parameter with these values, in the place of those it had. */
    public ListPage<T> keep(String name, Iterable<String> values) {
        StringBuilder carried = new StringBuilder();
        values.forEach(value ->
                carried.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        Map<String, String> all = new LinkedHashMap<>(kept);
        all.put(name, carried.toString());
        return new ListPage<>(path, q, sort, dir, page, total, matching, all);
    }

    public List<T> rows() {
        int from = (page - 1) * SIZE;
        return matching.subList(from, Math.min(from + SIZE, matching.size()));
    }

    public String getQ() {
        return q;
    }

    public String getSort() {
        return sort;
    }

    public String getDir() {
        return dir;
    }

    public int getPage() {
        return page;
    }

    public int getPages() {
        return pages(matching);
    }

    public int getTotal() {
        return total;
    }

    public int getShown() {
        return matching.size();
    }

    public String sortHref(String column) {
        String turned = column.equals(sort) && dir.equals("asc") ? "desc" : "asc";
        return href(column, turned, 1);
    }

    public String pageHref(int number) {
        return href(sort, dir, number);
    }

    public String ariaSort(String column) {
        if (!column.equals(sort)) {
            return "none";
        }
        return dir.equals("asc") ? "ascending" : "descending";
    }

    private String href(String column, String direction, int number) {
        return path + "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + "&sort="
                + URLEncoder.encode(column, StandardCharsets.UTF_8) + "&dir=" + direction + "&page=" + number
                + String.join("", kept.values());
    }

    private static int pages(List<?> rows) {
        return Math.max(1, (rows.size() + SIZE - 1) / SIZE);
    }

    private static String one(Map<String, String[]> parameters, String name) {
        String @Nullable [] values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[0];
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
