package org.lbadmin.firewall;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.lbadmin.model.Firewall;
import org.lbadmin.model.FirewallLockdown;
import org.lbadmin.model.Problems;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The firewall as documents, and what a script must be to be tried at all. */
@Component
public class FirewallDocuments {
    static final String SCRIPT = "script";

    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\ud800-\\udfff]");

    private final Records records;

    FirewallDocuments(Records records) {
        this.records = records;
    }

    /** Reads what was stored, or the firewall of a document of the whole configuration. */
    public Firewall stored(String document) {
        return records.stored(Firewall.class, document, records.write(Firewall.defaults()), Map.of());
    }

    public Firewall stored(ObjectNode document) {
        return stored(records.text(document));
    }

    String text(Firewall firewall) {
        return records.text(firewall);
    }

    /**
     * The script as it is kept: lines end with a line feed, whatever the browser or the editor of a script wrote.
     *
     * @throws org.lbadmin.model.InvalidInput when it is no text, or too long
     */
    static String script(String sent) {
        String script = sent.replace("\r\n", "\n").replace('\r', '\n');
        Problems problems = new Problems();
        int octets = script.getBytes(StandardCharsets.UTF_8).length;
        problems.addIf(octets > Firewall.LONGEST, SCRIPT, "firewall.tooLong", octets, Firewall.LONGEST);
        var strange = NO_TEXT.matcher(script);
        if (strange.find()) {
            long line = script.substring(0, strange.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            String code = String.format("U+%04X", (int) strange.group().charAt(0));
            problems.add(SCRIPT, "firewall.noText", line, code);
        }
        problems.orThrow();
        return script;
    }

    /** @throws org.lbadmin.model.InvalidInput with every problem at once */
    FirewallLockdown lockdown(ObjectNode sent) {
        ObjectNode defaults = records.write(FirewallLockdown.defaults());
        FirewallLockdown lockdown = records.read(FirewallLockdown.class, sent, defaults, Map.of());
        Problems problems = new Problems();
        boolean nothing = !lockdown.webui() && !lockdown.ssh() && !lockdown.snmp();
        problems.addIf(lockdown.enabled() && nothing, "enabled", "lockdown.nothing");
        problems.orThrow();
        return lockdown;
    }
}
