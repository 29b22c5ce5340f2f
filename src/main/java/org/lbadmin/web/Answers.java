package org.lbadmin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import tools.jackson.databind.node.ObjectNode;

/** Answers that are no page of a feature: an error page for a browser, problem+json (RFC 9457) for a script. */
@Component
public class Answers {
    private final Texts texts;
    private final Records records;
    private final ThymeleafViewResolver views;

    Answers(Texts texts, Records records, ThymeleafViewResolver views) {
        this.texts = texts;
        this.records = records;
        this.views = views;
    }

    /** Answers with a status and one sentence, as a page or as JSON by what was asked for. */
    public void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatusCode status, String detail)
            throws IOException {
        if (Menu.isForPrograms(Menu.pathOf(request))) {
            json(response, status, problem(status, detail));
        } else {
            page(request, response, status, "error", model(status, detail, null));
        }
    }

    /** Renders a page outside of a controller. */
    public void page(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatusCode status,
            String name,
            Map<String, ?> model)
            throws IOException {
        response.setStatus(status.value());
        try {
            View view = views.resolveViewName(name, Locale.ENGLISH);
            if (view == null) {
                throw new IllegalStateException("No page " + name);
            }
            view.render(model, request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a problem document. */
    public void json(HttpServletResponse response, HttpStatusCode status, ObjectNode problem) throws IOException {
        byte[] body = records.text(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** A problem document with the four members that every one has. */
    public ObjectNode problem(HttpStatusCode status, String detail) {
        return records.object()
                .put("type", "about:blank")
                .put("title", title(status))
                .put("status", status.value())
                .put("detail", detail);
    }

    /** What error.html shows. */
    public Map<String, Object> model(HttpStatusCode status, String detail, @Nullable String id) {
        Map<String, Object> model = new HashMap<>();
        model.put("status", status.value());
        model.put("title", title(status));
        model.put("detail", detail);
        model.put("id", id);
        return model;
    }

    private String title(HttpStatusCode status) {
        String ours = texts.find("status." + status.value());
        HttpStatus known = HttpStatus.resolve(status.value());
        return ours != null ? ours : known != null ? known.getReasonPhrase() : "Error " + status.value();
    }
}
