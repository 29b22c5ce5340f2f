package org.lbadmin.web;

/**
 * A path that takes more than the usual 2 MB, such as an upload. A room that needs one declares it as a bean.
 *
 * @param path with all that is below it, from /lbadmin on
 */
public record LargeBody(String path, long bytes) {}
