package org.lbadmin.model;

import org.lbadmin.model.value.IpAddress;

/**
 * An address that the appliance has without any virtual service, for example the gateway of real servers in a two-arm
 * set-up. The addresses of virtual services come by themselves.
 */
public record FloatingIp(IpAddress ipAddress) {}
