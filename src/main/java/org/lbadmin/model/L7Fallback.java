package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.lbadmin.model.value.IpAddress;

/**
 * Where clients go when every real server is down; the local fallback page unless said otherwise.
 *
 * @param persistent whether a client that was sent there stays there as long as persistence remembers it
 */
public record L7Fallback(
        IpAddress ipAddress,
        @Min(1) @Max(65535) int port,
        @Advanced boolean persistent,
        @Advanced boolean encrypt) {
    public static L7Fallback defaults() {
        return new L7Fallback(new IpAddress("127.0.0.1"), 9081, false, false);
    }
}
