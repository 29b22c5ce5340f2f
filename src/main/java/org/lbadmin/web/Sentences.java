package org.lbadmin.web;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.Locked;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Refused;
import org.lbadmin.model.Stale;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Which status and which sentence an exception becomes. */
@Component
class Sentences {
    private final Texts texts;

    Sentences(Texts texts) {
        this.texts = texts;
    }

    HttpStatusCode status(Exception thrown) {
        if (thrown instanceof InvalidInput) {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }
        if (thrown instanceof Locked) {
            return HttpStatus.FORBIDDEN;
        }
        if (thrown instanceof NotFound) {
            return HttpStatus.NOT_FOUND;
        }
        if (thrown instanceof Stale || thrown instanceof OptimisticLockingFailureException) {
            return HttpStatus.PRECONDITION_FAILED;
        }
        if (thrown instanceof LabelTaken
                || thrown instanceof Refused
                || thrown instanceof DataIntegrityViolationException) {
            return HttpStatus.CONFLICT;
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return HttpStatus.CONTENT_TOO_LARGE;
        }
        if (thrown instanceof HttpMessageNotReadableException
                || thrown instanceof TypeMismatchException
                || thrown instanceof MultipartException) {
            return HttpStatus.BAD_REQUEST;
        }
        if (thrown instanceof InvalidParameterException wrong) {
            return HttpStatusCode.valueOf(wrong.getErrorCode());
        }
        return thrown instanceof ErrorResponse known ? known.getStatusCode() : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    String of(Exception thrown, HttpServletRequest request) {
        if (thrown instanceof InvalidInput invalid) {
            return String.join(" ", texts.sentences(invalid.problems()));
        }
        if (thrown instanceof NotFound missing) {
            return texts.get("problem.notFound", texts.get(missing.kind()), missing.name());
        }
        if (thrown instanceof LabelTaken taken) {
            return texts.get("problem.labelTaken", texts.get(taken.kind()), taken.name());
        }
        if (thrown instanceof Stale stale) {
            return texts.get("problem.stale", stale.name());
        }
        if (thrown instanceof Refused refused) {
            return texts.sentence(refused.problem());
        }
        if (thrown instanceof Locked locked) {
            return texts.sentence(locked.problem());
        }
        if (thrown instanceof HttpMediaTypeNotSupportedException wrong
                && !wrong.getSupportedMediaTypes().isEmpty()) {
            return texts.get(
                    "problem.415.other",
                    String.valueOf(request.getContentType()),
                    MediaType.toString(wrong.getSupportedMediaTypes()));
        }
        return ofStatus(status(thrown), request);
    }

    /** The sentence of a status that the framework or the server decided on. */
    String ofStatus(HttpStatusCode status, HttpServletRequest request) {
        String found = texts.find(
                "problem." + status.value(), request.getMethod(), Menu.pathOf(request), request.getContentType());
        return found != null ? found : texts.get("problem.other", status.value());
    }
}
