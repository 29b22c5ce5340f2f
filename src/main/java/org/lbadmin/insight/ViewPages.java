package org.lbadmin.insight;

import org.jspecify.annotations.Nullable;
import org.lbadmin.web.EnginePages;
import org.lbadmin.web.Menu;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** View Configuration, Layer 7, Layer 4, SSL Termination, and the histories of the Firewall Script and the Fallback Page. */
@Controller
class ViewPages {
    private static final String LAYER7 = Menu.ROOT + "/view/layer7";
    private static final String SSL_TERMINATION = Menu.ROOT + "/view/ssl-termination";

    private static final String LAYER4 = Menu.ROOT + "/view/layer4";
    private static final String FIREWALL = Menu.ROOT + "/view/firewall";
    private static final String FALLBACK = Menu.ROOT + "/view/fallback";

    private final EngineView view;

    ViewPages(EngineView view) {
        this.view = view;
    }

    @GetMapping(LAYER7)
    String layer7(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        return view.show(EnginePages.HAPROXY, from, to, model);
    }

    @GetMapping(LAYER7 + "/haproxy.cfg")
    ResponseEntity<String> haproxy() {
        return view.plain(EnginePages.HAPROXY);
    }

    @GetMapping(SSL_TERMINATION)
    String sslTermination(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        return view.show(EnginePages.STUNNEL, from, to, model);
    }

    @GetMapping(SSL_TERMINATION + "/stunnel.conf")
    ResponseEntity<String> stunnel() {
        return view.plain(EnginePages.STUNNEL);
    }

    @GetMapping(LAYER4)
    String layer4(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        return view.show(EnginePages.LDIRECTORD, from, to, model);
    }

    @GetMapping(LAYER4 + "/ldirectord.cf")
    ResponseEntity<String> ldirectord() {
        return view.plain(EnginePages.LDIRECTORD);
    }

    @GetMapping(FIREWALL)
    String firewall(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        return view.show(EnginePages.FIREWALL, from, to, model);
    }

    @GetMapping(FIREWALL + "/firewall.sh")
    ResponseEntity<String> script() {
        return view.plain(EnginePages.FIREWALL);
    }

    @GetMapping(FALLBACK)
    String fallback(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        return view.show(EnginePages.FALLBACK, from, to, model);
    }

    @GetMapping(FALLBACK + "/index.html")
    ResponseEntity<String> page() {
        return view.plain(EnginePages.FALLBACK);
    }
}
