package org.lbadmin.firewall;

import org.lbadmin.web.Menu;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** View Configuration, Firewall Rules for scripts. */
@RestController
@RequestMapping(Menu.API + "/view/firewall-rules")
class FirewallRulesApi {
    private final LiveRules rules;

    FirewallRulesApi(LiveRules rules) {
        this.rules = rules;
    }

    @GetMapping
    LiveRules.Rules get() {
        return rules.read();
    }
}
