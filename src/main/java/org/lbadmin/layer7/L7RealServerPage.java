package org.lbadmin.layer7;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.ListPage;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Layer 7 - Real Servers: all of them by virtual service, and Add, Modify and Delete of one. */
@Controller
class L7RealServerPage {
    private static final String LIST = Menu.ROOT + "/cluster/layer7/real-servers";
    private static final String OF_VIP = L7VirtualServicePage.PATH + "/{vip}";
    private static final String ONE = OF_VIP + "/real-servers/{rip}";

    private final Layer7 layer7;
    private final L7RealServers servers;
    private final L7Documents documents;
    private final Editor forms;
    private final Texts texts;

    L7RealServerPage(Layer7 layer7, L7RealServers servers, L7Documents documents, Editor forms, Texts texts) {
        this.layer7 = layer7;
        this.servers = servers;
        this.documents = documents;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping(LIST)
    String list(HttpServletRequest request, Model model) {
        ListPage<L7VirtualService> list =
                ListPage.of(LIST, request.getParameterMap(), layer7.all(), L7VirtualServicePage::searchable, Map.of());
        model.addAttribute("list", list);
        model.addAttribute("services", list.rows());
        return "layer7/real-servers";
    }

    @GetMapping(OF_VIP + "/add-real-server")
    String add(@PathVariable String vip, Model model) {
        return page(layer7.get(vip), null, forms.show(visit(documents.realServerDefaults(), "")), model);
    }

    @PostMapping(OF_VIP + "/add-real-server")
    String add(@PathVariable String vip, HttpServletRequest request, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(L7RealServer.class, request);
        Form refused = forms.attempt(
                visit(documents.realServerDefaults(), ""),
                sent,
                "rs.exists",
                applicable -> servers.add(vip, documents.realServer(applicable)));
        if (refused != null) {
            return page(layer7.get(vip), null, refused, model);
        }
        return done("rs.added", sent.path("label").asString().strip(), vip, flash);
    }

    @GetMapping(ONE)
    String show(@PathVariable String vip, @PathVariable String rip, Model model) {
        L7RealServer server = servers.get(vip, rip);
        return page(layer7.get(vip), rip, forms.show(visit(forms.write(server), forms.tag(server))), model);
    }

    @PostMapping(ONE)
    String change(
            @PathVariable String vip,
            @PathVariable String rip,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        ObjectNode sent = forms.sent(L7RealServer.class, request);
        L7RealServer before = servers.get(vip, rip);
        Form refused = forms.attempt(
                visit(forms.write(before), forms.tag(before)),
                sent,
                "rs.exists",
                applicable -> servers.change(vip, rip, current -> {
                    forms.check(request, current, rip);
                    return documents.realServer(applicable, current);
                }));
        if (refused != null) {
            return page(layer7.get(vip), rip, refused, model);
        }
        return done("rs.updated", sent.path("label").asString(rip).strip(), vip, flash);
    }

    @GetMapping(ONE + "/delete")
    String askDelete(@PathVariable String vip, @PathVariable String rip, Model model) {
        model.addAttribute("vip", vip);
        model.addAttribute("server", servers.get(vip, rip));
        return "layer7/delete-real-server";
    }

    @PostMapping(ONE + "/delete")
    String delete(@PathVariable String vip, @PathVariable String rip, RedirectAttributes flash) {
        servers.remove(vip, rip, current -> {});
        return done("rs.deleted", rip, vip, flash);
    }

    private String done(String key, String label, String vip, RedirectAttributes flash) {
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get(key, label, vip))));
        return "redirect:" + LIST;
    }

    private Editor.Visit visit(ObjectNode shown, String etag) {
        return new Editor.Visit(L7RealServer.class, shown, documents.realServerDefaults(), etag);
    }

    private static String page(
            L7VirtualService service, @org.jspecify.annotations.Nullable String rip, Form form, Model model) {
        model.addAttribute("vip", service.label().value());
        model.addAttribute("rip", rip);
        model.addAttribute("http", service.protocol() == L7Protocol.HTTP);
        model.addAttribute("form", form);
        return "layer7/real-server";
    }
}
