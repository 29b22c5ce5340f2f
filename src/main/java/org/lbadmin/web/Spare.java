package org.lbadmin.web;

/**
 * A setting that is no field of its form, or a choice of one, and is kept while it does not apply.
 *
 * @param label what it is called
 * @param usedWhen when it applies: {@code protocol=HTTP}
 * @param given when it is there at all, in the same notation; empty: it is
 */
public record Spare(String label, String usedWhen, String given) {}
