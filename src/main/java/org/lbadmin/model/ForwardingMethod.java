package org.lbadmin.model;

/** How IPVS hands a packet to a real server; each with ldirectord's word for it. */
public enum ForwardingMethod {
    DIRECT_ROUTING("gate"),
    NAT("masq"),
    TUNNELING("ipip"),
    /** NAT whose packets also leave with the appliance's own address, by a rule of the firewall. */
    SNAT("masq");

    private final String word;

    ForwardingMethod(String word) {
        this.word = word;
    }

    /** ldirectord manual, "real". */
    public String word() {
        return word;
    }

    /** Whether a real server may listen on another port than the virtual service. */
    public boolean translatesPorts() {
        return this == NAT || this == SNAT;
    }
}
