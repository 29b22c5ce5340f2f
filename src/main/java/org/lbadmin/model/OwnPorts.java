package org.lbadmin.model;

import java.util.List;
import org.lbadmin.model.value.IpAddress;

/** The sockets that the appliance itself listens on, which no virtual service may take. */
public interface OwnPorts {
    /**
     * One socket of the appliance, or one port of a whole network.
     *
     * @param name a message key such as {@code ownPort.webui}
     * @param address where it listens; 0.0.0.0 or :: for everywhere
     * @param bits how many bits of the address count: fewer than all for a network
     */
    record OwnPort(String name, IpAddress address, int bits, int port) {
        public OwnPort(String name, IpAddress address, int port) {
            this(name, address, address.toAddress().getBitCount(), port);
        }

        public boolean meets(IpAddress other) {
            return address.isAny()
                    || other.isAny()
                    || address.toAddress().toPrefixBlock(bits).contains(other.toAddress());
        }
    }

    List<OwnPort> all();
}
