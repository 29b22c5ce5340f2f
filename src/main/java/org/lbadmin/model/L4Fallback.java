package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.lbadmin.model.value.IpAddress;

/**
 * Where clients go when every real server is down. The kernel hands nothing from outside to 127.0.0.1, so that the
 * appliance's own page stands for it on an address of the appliance.
 *
 * @param masquerade packets are rewritten on the way, which lets the port differ
 */
public record L4Fallback(
        IpAddress ipAddress, @Min(1) @Max(65535) int port, boolean masquerade) {
    public static L4Fallback defaults() {
        return new L4Fallback(new IpAddress("127.0.0.1"), 9081, false);
    }

    /** Whether this is the appliance's own fallback page, which has no address that clients could be sent to. */
    public boolean isLocal() {
        return ipAddress.isLoopback();
    }
}
