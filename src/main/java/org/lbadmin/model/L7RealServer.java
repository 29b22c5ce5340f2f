package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/**
 * A real server (RIP) of a layer 7 virtual service.
 *
 * @param port null: the port that the client used
 * @param weight share of the traffic, 0 to 256 as HAProxy has it; 0 takes no new connections
 * @param minConnections with maxConnections: the limit HAProxy starts from while there is little load; 0 for none
 * @param maxConnections connections this server gets at once, more wait; 0 for no limit
 */
public record L7RealServer(
        Label label,
        IpAddress ipAddress,
        @Min(1) @Max(65535) @Nullable Integer port,
        boolean reEncrypt,
        boolean redirect,
        @Min(0) @Max(256) int weight,
        @Advanced @Min(0) @Max(1_000_000) int minConnections,
        @Advanced @Min(0) @Max(1_000_000) int maxConnections) {

    public static final int DEFAULT_WEIGHT = 100;
}
