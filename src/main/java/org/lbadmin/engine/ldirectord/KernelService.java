package org.lbadmin.engine.ldirectord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lbadmin.model.L4VirtualService;

/**
 * One service in the kernel's table: a layer 4 virtual service, or one port of it.
 *
 * @param virtualService its label
 * @param name as the helper names it: {@code 10.8.0.100:443/tcp}, {@code [fd00::1]:53/udp}, or {@code 7/fwm} for a mark
 * @param places where each real server listens as the kernel names it, by label
 */
public record KernelService(String virtualService, String name, Map<String, String> places) {
    /** All of these virtual services, in their order. */
    public static List<KernelService> of(List<L4VirtualService> services) {
        Marks marks = new Marks(services);
        return services.stream().flatMap(service -> of(service, marks)).toList();
    }

    private static Stream<KernelService> of(L4VirtualService service, Marks marks) {
        return VirtualView.of(service, marks, null).map(view -> {
            Map<String, String> places = new LinkedHashMap<>();
            for (int i = 0; i < view.reals().size(); i++) {
                String label = service.realServers().get(i).label().value();
                places.put(label, view.reals().get(i).place());
            }
            return new KernelService(view.label(), view.address() + "/" + view.protocol(), places);
        });
    }
}
