package org.lbadmin.live;

/** A real server as HAProxy and its operators name it: {@code VIP/RIP}. */
public record ServerName(String vip, String rip) {
    @Override
    public String toString() {
        return vip + "/" + rip;
    }
}
