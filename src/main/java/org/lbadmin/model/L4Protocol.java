package org.lbadmin.model;

/** Which packets of a client belong to a layer 4 virtual service. */
public enum L4Protocol {
    TCP,
    UDP,
    /** Both, tied together: a client's TCP and UDP reach the same real server. */
    TCP_UDP,
    /** UDP where each packet is balanced for itself. */
    ONE_PACKET_SCHEDULING,
    /** Packets that the firewall script has marked with a number. */
    FIREWALL_MARK;

    /** Whether the virtual service has an address and ports, rather than a mark of the firewall script. */
    public boolean hasAddress() {
        return this != FIREWALL_MARK;
    }

    public boolean carriesTcp() {
        return this == TCP || this == TCP_UDP;
    }

    public boolean carriesUdp() {
        return this == UDP || this == TCP_UDP || this == ONE_PACKET_SCHEDULING;
    }
}
