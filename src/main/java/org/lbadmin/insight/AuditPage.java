package org.lbadmin.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lbadmin.web.Menu;
import org.springframework.data.domain.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Logs, Audit Trail. */
@Controller
class AuditPage {
    static final String PATH = Menu.ROOT + "/audit";

    private static final int SIZE = 50;
    private static final int PART = 200;

    private final Audit audit;
    private final AuditEntries entries;

    /** Which part of the trail is shown; has what the table fragments ask for. The order is fixed: newest first. */
    public record Trail(String q, int page, int pages, long shown, long total, List<AuditEntries.AuditLine> rows) {
        public String getSort() {
            return "";
        }

        public String getDir() {
            return "";
        }

        public String pageHref(int number) {
            return PATH + "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + "&page=" + number;
        }
    }

    AuditPage(Audit audit, AuditEntries entries) {
        this.audit = audit;
        this.entries = entries;
    }

    @GetMapping(PATH)
    String show(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") String page, Model model) {
        model.addAttribute("list", trail(q, number(page)));
        return "insight/audit";
    }

    /** The whole trail, the oldest line first, each an object of JSON on a line of its own. */
    @GetMapping(PATH + "/download")
    void download(HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("audit.ndjson").build().toString());
        Writer out = response.getWriter();
        List<AuditRow> part = audit.after(0, PART);
        while (!part.isEmpty()) {
            for (AuditRow row : part) {
                out.write(entries.json(row));
                out.write('\n');
            }
            part = audit.after(part.get(part.size() - 1).id(), PART);
        }
    }

    private Trail trail(String q, int wanted) {
        Page<AuditRow> found = audit.find(q, entries::area, wanted - 1, SIZE);
        if (found.isEmpty() && found.getTotalPages() > 0) {
            return trail(q, found.getTotalPages());
        }
        return new Trail(
                q,
                wanted,
                Math.max(1, found.getTotalPages()),
                found.getTotalElements(),
                audit.count(),
                found.getContent().stream().map(entries::line).toList());
    }

    private static int number(String text) {
        return text.matches("[1-9]\\d{0,6}") ? Integer.parseInt(text) : 1;
    }
}
