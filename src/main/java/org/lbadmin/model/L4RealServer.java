package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/**
 * A real server (RIP) of a layer 4 virtual service.
 *
 * @param port only with NAT and SNAT; null: the port of the virtual service
 * @param weight share of the traffic; 0 takes no new connections
 * @param minConnections with maxConnections: once full, the server gets traffic again below this many; 0 for three quarters
 * @param maxConnections connections this server gets at once; 0 for no limit
 */
public record L4RealServer(
        Label label,
        IpAddress ipAddress,
        @Min(1) @Max(65535) @Nullable Integer port,
        @Min(0) @Max(65535) int weight,
        @Min(0) @Max(1_000_000) int minConnections,
        @Min(0) @Max(1_000_000) int maxConnections) {

    public static final int DEFAULT_WEIGHT = 100;
}
