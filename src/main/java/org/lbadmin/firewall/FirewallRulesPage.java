package org.lbadmin.firewall;

import org.lbadmin.web.Menu;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** View Configuration, Firewall Rules. */
@Controller
class FirewallRulesPage {
    private final LiveRules rules;

    FirewallRulesPage(LiveRules rules) {
        this.rules = rules;
    }

    @GetMapping(Menu.ROOT + "/view/firewall-rules")
    String show(Model model) {
        LiveRules.Rules now = rules.read();
        model.addAttribute("tables", now.tables());
        model.addAttribute("trouble", now.trouble());
        return "firewall/rules";
    }
}
