package org.lbadmin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one place that turns what a controller throws into an answer, for pages and for the API. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Answers answers;
    private final Sentences sentences;
    private final Texts texts;
    private final Records records;

    ProblemAdvice(Answers answers, Sentences sentences, Texts texts, Records records) {
        this.answers = answers;
        this.sentences = sentences;
        this.texts = texts;
        this.records = records;
    }

    /** Sign-in and roles are answered by the security filters: those two go on. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException refused) {
        throw refused;
    }

    /** Nobody is there any more to read an answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    @ExceptionHandler(Exception.class)
    Object problem(Exception thrown, HttpServletRequest request) {
        HttpStatusCode status = sentences.status(thrown);
        String id = status.is5xxServerError() ? logged(thrown, request) : null;
        String detail = id == null ? sentences.of(thrown, request) : texts.get("problem.failed", id);
        if (!Menu.isApi(Menu.pathOf(request))) {
            return new ModelAndView("error", answers.model(status, detail, id), status);
        }
        HttpHeaders headers = new HttpHeaders();
        if (thrown instanceof ErrorResponse known) {
            headers.putAll(known.getHeaders());
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body = records.text(document(thrown, status, detail, id)).getBytes(StandardCharsets.UTF_8);
        return new ResponseEntity<>(body, headers, status);
    }

    private ObjectNode document(Exception thrown, HttpStatusCode status, String detail, @Nullable String id) {
        ObjectNode problem = answers.problem(status, detail);
        if (thrown instanceof InvalidInput invalid) {
            ArrayNode errors = problem.putArray("errors");
            invalid.problems()
                    .forEach(p -> errors.addObject().put("field", p.path()).put("message", texts.sentence(p)));
        }
        return id == null ? problem : problem.put("id", id);
    }

    private static String logged(Exception thrown, HttpServletRequest request) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Failed {}: {} {}", id, request.getMethod(), Menu.pathOf(request), thrown);
        return id;
    }
}
