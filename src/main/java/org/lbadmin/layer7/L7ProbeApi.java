package org.lbadmin.layer7;

import java.util.List;
import org.lbadmin.probe.L7Probe;
import org.lbadmin.web.ApiResource;
import org.lbadmin.web.Texts;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The health check of a layer 7 virtual service, made once for scripts. */
@RestController
class L7ProbeApi {
    private final Layer7 layer7;
    private final L7Probe probe;
    private final Texts texts;

    L7ProbeApi(Layer7 layer7, L7Probe probe, Texts texts) {
        this.layer7 = layer7;
        this.probe = probe;
        this.texts = texts;
    }

    /** Asks each real server as it is stored, and tells what was said on both sides. */
    @ApiResource(ProbeBody.class)
    @PostMapping(L7VirtualServiceApi.PATH + "/{vip}/health-check")
    List<ProbeBody> test(@PathVariable String vip) {
        return probe.run(layer7.get(vip), layer7.advanced().health().interval()).stream()
                .map(result -> ProbeBody.of(result, texts))
                .toList();
    }
}
