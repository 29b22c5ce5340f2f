package org.lbadmin.tls;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.web.Texts;

/** A termination as the list shows it. */
record TerminationLine(
        SslTermination it, @Nullable IpAddress address, String service, String socket, String mode, String terminator) {

    /** What the list can be sorted by. */
    static final Map<String, Comparator<TerminationLine>> ORDERS = Map.of(
            "label", Comparator.comparing(line -> line.it.label().folded()),
            "service", Comparator.comparing(TerminationLine::service, String.CASE_INSENSITIVE_ORDER),
            "socket",
                    Comparator.comparing(TerminationLine::address, TerminationLine::compare)
                            .thenComparing(line -> line.it.port()),
            "mode", Comparator.comparing(line -> line.it.operationMode()),
            "certificate", Comparator.comparing(line -> line.it.certificate().folded()),
            "terminator", Comparator.comparing(line -> line.it.terminator()));

    static TerminationLine of(SslTermination termination, @Nullable IpAddress address, Texts texts) {
        return new TerminationLine(
                termination,
                address,
                termination.isCustom() ? texts.get("ssl.custom") : String.valueOf(termination.virtualService()),
                (address == null ? "" : address.bracketed()) + ":" + termination.port(),
                texts.get("OperationMode." + termination.operationMode()),
                texts.get("Terminator." + termination.terminator()));
    }

    String searchable() {
        return String.join(
                " ", it.label().value(), service, socket, mode, it.certificate().value(), terminator);
    }

    private static int compare(@Nullable IpAddress one, @Nullable IpAddress other) {
        if (one == null || other == null) {
            return Boolean.compare(other == null, one == null);
        }
        return one.toAddress().compareTo(other.toAddress());
    }
}
