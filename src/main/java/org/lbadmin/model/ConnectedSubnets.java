package org.lbadmin.model;

import java.util.Optional;
import org.lbadmin.model.value.IpAddress;

/** The networks that the interfaces of this machine are in, right now. */
public interface ConnectedSubnets {
    /** Whether an address could be brought up on one of the interfaces; loopback addresses always can. */
    boolean contain(IpAddress address);

    /** The interface that has an address at this moment. */
    default Optional<String> interfaceOf(IpAddress address) {
        return Optional.empty();
    }
}
