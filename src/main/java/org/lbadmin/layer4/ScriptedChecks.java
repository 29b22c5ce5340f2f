package org.lbadmin.layer4;

import java.util.List;
import org.lbadmin.model.CheckScriptUsers;
import org.lbadmin.model.L4HealthCheck;
import org.lbadmin.model.value.Label;
import org.springframework.stereotype.Component;

/** The layer 4 services whose real servers are checked with a script. */
@Component
class ScriptedChecks implements CheckScriptUsers {
    private final Layer4 layer4;

    ScriptedChecks(Layer4 layer4) {
        this.layer4 = layer4;
    }

    @Override
    public List<String> usersOf(Label script) {
        return layer4.all().stream()
                .filter(service -> service.healthCheck().type() == L4HealthCheck.Type.EXTERNAL_SCRIPT
                        && script.equals(service.healthCheck().script()))
                .map(service -> service.label().value())
                .toList();
    }
}
