package org.lbadmin.live;

/** One line of HAProxy's statistics. */
public final class StatLine {
    private final StatTable.Row row;

    StatLine(StatTable.Row row) {
        this.row = row;
    }

    /** The label of the virtual service. */
    public String virtualService() {
        return get("pxname");
    }

    /** FRONTEND, BACKEND, or the label of a real server. */
    public String name() {
        return get("svname");
    }

    public boolean isServer() {
        return get("type").equals("2");
    }

    /** The value of a column by HAProxy's name; empty where there is none. */
    public String get(String column) {
        return row.get(column);
    }

    /** The value as a number; 0 where there is none. */
    public long number(String column) {
        String value = get(column);
        return value.isEmpty() || !value.chars().allMatch(Character::isDigit) ? 0 : Long.parseLong(value);
    }
}
