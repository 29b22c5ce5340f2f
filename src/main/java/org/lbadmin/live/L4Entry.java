package org.lbadmin.live;

/**
 * One real server in the kernel's table.
 *
 * @param method the kernel's word: Route, Masq or Tunnel
 * @param active connections that are open
 * @param inactive connections that are being closed, or UDP
 */
public record L4Entry(String method, int weight, int active, int inactive) {}
