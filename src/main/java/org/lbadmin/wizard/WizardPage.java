package org.lbadmin.wizard;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.lbadmin.layer7.L7Documents;
import org.lbadmin.layer7.L7RealServers;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.Menu;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Setup Wizard, layer 7 only: a virtual service, its real servers, and the commit. Each step stores what it asks, so
 * that leaving in the middle loses nothing.
 */
@Controller
@RequestMapping(WizardPage.PATH)
class WizardPage {
    static final String PATH = Menu.ROOT + "/cluster/wizard";

    private final Layer7 layer7;
    private final L7RealServers servers;
    private final L7Documents documents;
    private final Editor forms;

    WizardPage(Layer7 layer7, L7RealServers servers, L7Documents documents, Editor forms) {
        this.layer7 = layer7;
        this.servers = servers;
        this.documents = documents;
        this.forms = forms;
    }

    @GetMapping
    String service(Model model) {
        return first(forms.show(serviceVisit()).need("ipAddress", "ports"), model);
    }

    @PostMapping
    String createService(HttpServletRequest request, Model model) {
        ObjectNode sent = forms.sent(L7VirtualService.class, request);
        Form refused = forms.attempt(
                serviceVisit(), sent, "l7.exists", applicable -> layer7.add(documents.virtualService(sent)));
        return refused == null
                ? "redirect:" + PATH + "/" + sent.path("label").asString().strip()
                : first(refused, model);
    }

    @GetMapping("/{vip}")
    String realServers(@PathVariable String vip, Model model) {
        return second(layer7.get(vip), null, model);
    }

    @PostMapping("/{vip}")
    String attach(@PathVariable String vip, HttpServletRequest request, Model model) {
        ObjectNode sent = forms.sent(L7RealServer.class, request);
        Form refused = forms.attempt(
                serverVisit(layer7.get(vip)),
                sent,
                "rs.exists",
                applicable -> servers.add(vip, documents.realServer(applicable)));
        return refused == null ? "redirect:" + PATH + "/" + vip : second(layer7.get(vip), refused, model);
    }

    @GetMapping("/{vip}/finish")
    String finish(@PathVariable String vip, Model model) {
        model.addAttribute("service", layer7.get(vip));
        return "wizard/finish";
    }

    private static String first(Form form, Model model) {
        model.addAttribute("form", form);
        return "wizard/virtual-service";
    }

    private String second(L7VirtualService service, @Nullable Form refused, Model model) {
        model.addAttribute("service", service);
        model.addAttribute("form", refused == null ? forms.show(serverVisit(service)) : refused);
        return "wizard/real-servers";
    }

    private Editor.Visit serviceVisit() {
        ObjectNode defaults = documents.virtualServiceDefaults(L7Protocol.HTTP);
        return new Editor.Visit(L7VirtualService.class, defaults, defaults, "");
    }

    /** Suggests the next label, and the port of the virtual service where it has only one. */
    private Editor.Visit serverVisit(L7VirtualService service) {
        ObjectNode suggested = documents.realServerDefaults();
        suggested.put("label", "RIP" + (service.realServers().size() + 1));
        service.listener()
                .map(L7VirtualService.Listener::ports)
                .filter(ports -> ports.count() == 1)
                .ifPresent(ports -> suggested.put("port", ports.first()));
        return new Editor.Visit(L7RealServer.class, suggested, documents.realServerDefaults(), "");
    }
}
