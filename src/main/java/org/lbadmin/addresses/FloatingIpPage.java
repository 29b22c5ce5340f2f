package org.lbadmin.addresses;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lbadmin.model.FloatingIp;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Records;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Cluster Configuration, Floating IPs. */
@Controller
@RequestMapping(FloatingIpPage.PATH)
class FloatingIpPage {
    static final String PATH = Menu.ROOT + "/cluster/floating-ips";

    private final FloatingIps floatingIps;
    private final Records records;
    private final Editor forms;
    private final Texts texts;

    FloatingIpPage(FloatingIps floatingIps, Records records, Editor forms, Texts texts) {
        this.floatingIps = floatingIps;
        this.records = records;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        return page(forms.show(visit()), model);
    }

    @PostMapping
    String add(HttpServletRequest request, Model model, RedirectAttributes flash) {
        List<String> trouble = new ArrayList<>();
        ObjectNode sent = forms.sent(FloatingIp.class, request);
        Form refused = forms.attempt(
                visit(),
                sent,
                "floatingIp.exists",
                applicable -> trouble.addAll(
                        floatingIps.add(records.read(FloatingIp.class, applicable, records.object(), Map.of()))));
        if (refused != null) {
            return page(refused, model);
        }
        return done("floatingIp.added", sent.path("ipAddress").asString().strip(), trouble, flash);
    }

    @PostMapping("/{ip}/delete")
    String delete(@PathVariable String ip, RedirectAttributes flash) {
        return done("floatingIp.deleted", ip, floatingIps.remove(ip), flash);
    }

    private String done(String key, String address, List<String> trouble, RedirectAttributes flash) {
        List<Notice> notices = new ArrayList<>();
        notices.add(Notice.information(texts.get(key, address)));
        trouble.forEach(line -> notices.add(Notice.error(line)));
        flash.addFlashAttribute(Shell.MESSAGES, notices);
        return "redirect:" + PATH;
    }

    private Editor.Visit visit() {
        return new Editor.Visit(FloatingIp.class, records.object(), records.object(), "");
    }

    private String page(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("addresses", floatingIps.all());
        return "addresses/floating-ips";
    }
}
