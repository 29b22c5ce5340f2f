package org.lbadmin.addresses;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.lbadmin.model.FloatingIp;
import org.lbadmin.model.Refused;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Records;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Floating IPs for scripts. */
@RestController
@RequestMapping(FloatingIpApi.PATH)
class FloatingIpApi {
    static final String PATH = Menu.API + "/cluster/floating-ips";

    private final FloatingIps floatingIps;
    private final Records records;

    FloatingIpApi(FloatingIps floatingIps, Records records) {
        this.floatingIps = floatingIps;
        this.records = records;
    }

    @GetMapping
    List<FloatingIpView> list() {
        return floatingIps.all();
    }

    @GetMapping("/{ip}")
    FloatingIpView get(@PathVariable String ip) {
        return floatingIps.get(ip);
    }

    @PostMapping
    ResponseEntity<FloatingIpView> create(@RequestBody ObjectNode body) {
        FloatingIp wanted = records.read(FloatingIp.class, body, records.object(), Map.of());
        done(floatingIps.add(wanted));
        String address = wanted.ipAddress().value();
        return ResponseEntity.created(URI.create(PATH + "/" + address)).body(floatingIps.get(address));
    }

    @DeleteMapping("/{ip}")
    ResponseEntity<Void> delete(@PathVariable String ip) {
        done(floatingIps.remove(ip));
        return ResponseEntity.noContent().build();
    }

    private static void done(List<String> trouble) {
        if (!trouble.isEmpty()) {
            throw new Refused("floatingIp.trouble", String.join(" ", trouble));
        }
    }
}
