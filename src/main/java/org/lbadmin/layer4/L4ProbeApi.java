package org.lbadmin.layer4;

import java.util.List;
import org.lbadmin.layer7.ProbeBody;
import org.lbadmin.probe.L4Probe;
import org.lbadmin.web.ApiResource;
import org.lbadmin.web.Texts;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The health check of a layer 4 virtual service, made once for scripts. */
@RestController
class L4ProbeApi {
    private final Layer4 layer4;
    private final L4Probe probe;
    private final Texts texts;

    L4ProbeApi(Layer4 layer4, L4Probe probe, Texts texts) {
        this.layer4 = layer4;
        this.probe = probe;
        this.texts = texts;
    }

    /** Asks each real server as it is stored, on every port that is checked by itself, and tells what came of it. */
    @ApiResource(ProbeBody.class)
    @PostMapping(L4VirtualServiceApi.PATH + "/{vip}/health-check")
    List<ProbeBody> test(@PathVariable String vip) {
        return probe.run(layer4.get(vip)).stream()
                .map(result -> ProbeBody.of(result, texts))
                .toList();
    }
}
