package org.lbadmin.model.value;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;

/** One IPv4 or IPv6 address, kept in its canonical form (RFC 5952 for IPv6). Never a name, a range or a network. */
public record IpAddress(String value) {
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .getParentBuilder()
            .toParams();

    public IpAddress {
        value = parse(value).toCanonicalString();
    }

    public boolean isIpv6() {
        return value.indexOf(':') >= 0;
    }

    /** 127.0.0.0/8 and ::1, which need no interface. */
    public boolean isLoopback() {
        return parse(value).isLoopback();
    }

    /** 0.0.0.0 and ::, which mean every address. */
    public boolean isAny() {
        return parse(value).isZero();
    }

    /** The address as engines and URLs want it in front of a port: IPv6 in square brackets. */
    public String bracketed() {
        return isIpv6() ? "[" + value + "]" : value;
    }

    public IPAddress toAddress() {
        return parse(value);
    }

    private static IPAddress parse(String text) {
        try {
            return new IPAddressString(text, STRICT).toAddress();
        } catch (AddressStringException | IncompatibleAddressException e) {
            throw new InvalidValue("ipAddress.shape", text);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
