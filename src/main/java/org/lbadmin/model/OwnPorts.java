package org.lbadmin.model;

import java.util.List;
import org.lbadmin.model.value.IpAddress;

/** The sockets that the appliance itself listens on, which no virtual service may take. */
public interface OwnPorts {
    /**
     * One socket of the appliance.
     *
     * @param name a message key such as {@code ownPort.webui}
     * @param address where it listens; 0.0.0.0 or :: for everywhere
     */
    record OwnPort(String name, IpAddress address, int port) {
        public boolean meets(IpAddress other) {
            return address.isAny() || other.isAny() || address.equals(other);
        }
    }

    List<OwnPort> all();
}
