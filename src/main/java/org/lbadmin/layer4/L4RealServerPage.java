package org.lbadmin.layer4;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.ListPage;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Layer 4 - Real Servers: all of them by virtual service, and Add, Modify and Delete of one. */
@Controller
class L4RealServerPage {
    private static final String LIST = Menu.ROOT + "/cluster/layer4/real-servers";
    private static final String OF_VIP = L4VirtualServicePage.PATH + "/{vip}";
    private static final String ONE = OF_VIP + "/real-servers/{rip}";

    private final Layer4 layer4;
    private final L4RealServers servers;
    private final L4Documents documents;
    private final Editor forms;
    private final AtOnce atOnce;

    L4RealServerPage(Layer4 layer4, L4RealServers servers, L4Documents documents, Editor forms, AtOnce atOnce) {
        this.layer4 = layer4;
        this.servers = servers;
        this.documents = documents;
        this.forms = forms;
        this.atOnce = atOnce;
    }

    @GetMapping(LIST)
    String list(HttpServletRequest request, Model model) {
        ListPage<L4VirtualService> list =
                ListPage.of(LIST, request.getParameterMap(), layer4.all(), L4VirtualServicePage::searchable, Map.of());
        model.addAttribute("list", list);
        model.addAttribute("services", list.rows());
        model.addAttribute("obstacle", atOnce.obstacle());
        return "layer4/real-servers";
    }

    @GetMapping(OF_VIP + "/add-real-server")
    String add(@PathVariable String vip, Model model) {
        return page(layer4.get(vip), null, forms.show(visit(documents.realServerDefaults(), "")), model);
    }

    @PostMapping(OF_VIP + "/add-real-server")
    String add(@PathVariable String vip, HttpServletRequest request, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(L4RealServer.class, request);
        Form refused = forms.attempt(
                visit(documents.realServerDefaults(), ""),
                sent,
                "l4rs.exists",
                applicable -> servers.add(vip, documents.realServer(applicable)));
        if (refused != null) {
            return page(layer4.get(vip), null, refused, model);
        }
        return done("l4rs.added", sent.path("label").asString().strip(), vip, flash);
    }

    @GetMapping(ONE)
    String show(@PathVariable String vip, @PathVariable String rip, Model model) {
        L4RealServer server = servers.get(vip, rip);
        return page(layer4.get(vip), rip, forms.show(visit(forms.write(server), forms.tag(server))), model);
    }

    @PostMapping(ONE)
    String change(
            @PathVariable String vip,
            @PathVariable String rip,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        ObjectNode sent = forms.sent(L4RealServer.class, request);
        L4RealServer before = servers.get(vip, rip);
        Form refused = forms.attempt(
                visit(forms.write(before), forms.tag(before)),
                sent,
                "l4rs.exists",
                applicable -> servers.change(vip, rip, current -> {
                    forms.check(request, current, rip);
                    return documents.realServer(applicable, current);
                }));
        if (refused != null) {
            return page(layer4.get(vip), rip, refused, model);
        }
        return done("l4rs.updated", sent.path("label").asString(rip).strip(), vip, flash);
    }

    @GetMapping(ONE + "/delete")
    String askDelete(@PathVariable String vip, @PathVariable String rip, Model model) {
        model.addAttribute("vip", vip);
        model.addAttribute("server", servers.get(vip, rip));
        return "layer4/delete-real-server";
    }

    @PostMapping(ONE + "/delete")
    String delete(@PathVariable String vip, @PathVariable String rip, RedirectAttributes flash) {
        servers.remove(vip, rip, current -> {});
        return done("l4rs.deleted", rip, vip, flash);
    }

    private String done(String key, String label, String vip, RedirectAttributes flash) {
        flash.addFlashAttribute(Shell.MESSAGES, atOnce.notices(key, label, vip));
        return "redirect:" + LIST;
    }

    private Editor.Visit visit(ObjectNode shown, String etag) {
        return new Editor.Visit(L4RealServer.class, shown, documents.realServerDefaults(), etag);
    }

    private String page(
            L4VirtualService service, @org.jspecify.annotations.Nullable String rip, Form form, Model model) {
        model.addAttribute("vip", service.label().value());
        model.addAttribute("rip", rip);
        model.addAttribute("port", service.forwardingMethod().translatesPorts());
        model.addAttribute("form", form);
        model.addAttribute("obstacle", atOnce.obstacle());
        return "layer4/real-server";
    }
}
