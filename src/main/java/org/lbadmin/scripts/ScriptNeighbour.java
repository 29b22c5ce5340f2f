package org.lbadmin.scripts;

import java.util.List;
import org.lbadmin.model.L4Neighbour;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Neighbour;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Problems;
import org.lbadmin.model.value.Label;
import org.springframework.stereotype.Component;

/** A health check can only use a script that there is. */
@Component
class ScriptNeighbour implements L7Neighbour, L4Neighbour {
    private final CheckScripts scripts;

    ScriptNeighbour(CheckScripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public void object(L7VirtualService becoming, String name, Problems problems) {
        CheckScripts.object(becoming, scripts.all(), "", problems);
    }

    @Override
    public void object(L4VirtualService becoming, Problems problems) {
        CheckScripts.object(becoming, scripts.all(), "", problems);
    }

    @Override
    public void object(L7Advanced becoming, Problems problems) {}

    @Override
    public List<String> usersOf(Label virtualService) {
        return List.of();
    }

    @Override
    public void renamed(Label before, Label after) {}
}
