package org.lbadmin.firewall;

import java.util.ArrayList;
import java.util.List;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.helper.HelperResult;
import org.springframework.stereotype.Component;

/** The rules in the kernel with their counters: those of the script, and those of the appliance itself. */
@Component
class LiveRules {
    private static final String HEAD = "== ";

    private final Helper helper;

    /** One table. */
    record Table(String family, String table, String text) {}

    /** @param trouble why there is nothing to show; empty when there is */
    record Rules(List<Table> tables, String trouble) {}

    LiveRules(Helper helper) {
        this.helper = helper;
    }

    Rules read() {
        try {
            HelperResult result = helper.run(new HelperCall.FirewallRules());
            return result.ok()
                    ? new Rules(tables(result.output()), "")
                    : new Rules(List.of(), result.output().strip());
        } catch (HelperFailed e) {
            return new Rules(List.of(), String.valueOf(e.getMessage()));
        }
    }

    static List<Table> tables(String output) {
        List<Table> tables = new ArrayList<>();
        for (String part : output.split("(?m)^" + HEAD, -1)) {
            String[] head = part.lines().findFirst().orElse("").split(" ");
            if (head.length == 2) {
                tables.add(new Table(
                        head[0], head[1], part.substring(part.indexOf('\n') + 1).strip()));
            }
        }
        return tables;
    }
}
