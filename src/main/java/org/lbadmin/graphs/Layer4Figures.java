package org.lbadmin.graphs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lbadmin.engine.ldirectord.KernelService;
import org.lbadmin.live.L4Entry;
import org.lbadmin.live.L4State;
import org.lbadmin.model.L4VirtualService;

/** Open connections of layer 4, summed up over the ports of a virtual service. */
final class Layer4Figures {
    private Layer4Figures() {}

    static Map<Subject, Double> of(List<L4VirtualService> services, L4State state) {
        Map<Subject, Double> figures = new LinkedHashMap<>();
        for (KernelService service : KernelService.of(services)) {
            Map<String, L4Entry> entries = state.services().getOrDefault(service.name(), Map.of());
            service.places().forEach((label, place) -> {
                L4Entry entry = entries.get(place);
                double open = entry == null ? 0 : entry.active();
                figures.merge(new Subject(4, service.virtualService(), label), open, Double::sum);
                figures.merge(new Subject(4, service.virtualService(), ""), open, Double::sum);
            });
        }
        return figures;
    }
}
