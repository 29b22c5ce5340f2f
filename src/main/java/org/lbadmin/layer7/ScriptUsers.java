package org.lbadmin.layer7;

import java.util.List;
import org.lbadmin.model.CheckScriptUsers;
import org.lbadmin.model.L7HealthCheck;
import org.lbadmin.model.value.Label;
import org.springframework.stereotype.Component;

/** The virtual services whose real servers are checked with a script. */
@Component
class ScriptUsers implements CheckScriptUsers {
    private final Layer7 layer7;

    ScriptUsers(Layer7 layer7) {
        this.layer7 = layer7;
    }

    @Override
    public List<String> usersOf(Label script) {
        return layer7.all().stream()
                .filter(service -> service.healthCheck().type() == L7HealthCheck.Type.EXTERNAL_SCRIPT
                        && script.equals(service.healthCheck().script()))
                .map(service -> service.label().value())
                .toList();
    }
}
