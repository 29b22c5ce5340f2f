package org.lbadmin.overview;

/** One thing that a search found. */
public record Found(String kind, String label, String detail, String href) {}
