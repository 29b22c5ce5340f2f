package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.IpAddress;

/**
 * What a health check script is told, in this order.
 *
 * @param virtualServiceAddress null for a service without a listener
 * @param virtualServicePort null for a service without a listener
 * @param realServerPort 0 where clients reach the real server on the port of the virtual service
 */
public record CheckScriptArguments(
        @Nullable IpAddress virtualServiceAddress,
        @Min(1) @Max(65535) @Nullable Integer virtualServicePort,
        IpAddress realServerAddress,
        @Min(0) @Max(65535) int realServerPort) {
    /** What HAProxy says where a service has no listener (haproxy manual, "external-check command"). */
    private static final String NONE = "NOT_USED";

    /** As the script gets them. */
    public List<String> words() {
        return List.of(
                virtualServiceAddress == null ? NONE : virtualServiceAddress.value(),
                virtualServicePort == null ? NONE : virtualServicePort.toString(),
                realServerAddress.value(),
                Integer.toString(realServerPort));
    }
}
