package org.lbadmin.model;

import jakarta.validation.constraints.Size;
import org.lbadmin.model.value.Label;

/**
 * A health check script of an administrator: run for each check of a real server, with the address and port of the virtual
 * service and of the real server as its arguments. Its exit status 0 means up.
 *
 * @param label its name, and that of its file
 * @param text the script; its first line names the interpreter
 */
public record CheckScript(Label label, @Size(max = MOST) String text) {
    /** Characters. */
    public static final int MOST = 65_536;

    /** What a new script begins with. */
    public static final String TEMPLATE = """
            #!/bin/sh
            # Arguments: address and port of the virtual service, address and port of the real server.
            # The port of the real server is 0 where clients reach it on the port of the virtual service.
            # Exit status 0 means up; everything else means down.
            vip=$1 vport=$2 rip=$3 rport=$4
            [ "${rport:-0}" != 0 ] || rport=$vport

            # A mail server greets with 220.
            timeout 3 bash -c 'exec 3<>"/dev/tcp/$0/$1" && read -r line <&3 && [ "${line%% *}" = 220 ]' "$rip" "$rport"
            """;
}
