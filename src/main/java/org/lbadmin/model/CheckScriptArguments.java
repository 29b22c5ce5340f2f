package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.lbadmin.model.value.IpAddress;

/**
 * What a health check script is told, in this order.
 *
 * @param realServerPort 0 where clients reach the real server on the port of the virtual service
 */
public record CheckScriptArguments(
        IpAddress virtualServiceAddress,
        @Min(1) @Max(65535) int virtualServicePort,
        IpAddress realServerAddress,
        @Min(0) @Max(65535) int realServerPort) {}
