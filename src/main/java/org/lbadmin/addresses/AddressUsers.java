package org.lbadmin.addresses;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.tls.Terminations;
import org.springframework.stereotype.Component;

/** Which virtual services and terminations have which address. */
@Component
class AddressUsers {
    private final Layer7 layer7;
    private final Layer4 layer4;
    private final Terminations terminations;

    AddressUsers(Layer7 layer7, Layer4 layer4, Terminations terminations) {
        this.layer7 = layer7;
        this.layer4 = layer4;
        this.terminations = terminations;
    }

    /** Labels by address, in the order of the pages. Loopback addresses are everybody's, and not floating. */
    Map<IpAddress, List<String>> all() {
        Map<IpAddress, List<String>> users = new LinkedHashMap<>();
        layer4.all().stream()
                .filter(service -> !service.ipAddress().isMark())
                .forEach(service ->
                        add(users, service.ipAddress().ip(), service.label().value()));
        layer7.all()
                .forEach(service -> service.addresses()
                        .distinct()
                        .forEach(address -> add(users, address, service.label().value())));
        terminations
                .all()
                .forEach(termination -> terminations
                        .addressOf(termination)
                        .ifPresent(address ->
                                add(users, address, termination.label().value())));
        return users;
    }

    private static void add(Map<IpAddress, List<String>> users, IpAddress address, String label) {
        if (!address.isLoopback()) {
            users.computeIfAbsent(address, key -> new ArrayList<>()).add(label);
        }
    }
}
