package org.lbadmin.layer7;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Stale;
import org.lbadmin.web.Conflict;
import org.lbadmin.web.Form;
import org.lbadmin.web.Forms;
import org.lbadmin.web.Records;
import org.lbadmin.web.Tags;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The forms of layer 7: shown, read back, and shown again with what was wrong. */
@Component
class L7Forms {
    private final Forms forms;
    private final Records records;
    private final Tags tags;
    private final Conflict conflict;

    L7Forms(Forms forms, Records records, Tags tags, Conflict conflict) {
        this.forms = forms;
        this.records = records;
        this.tags = tags;
        this.conflict = conflict;
    }

    /** One visit of a form: the kind of record, what is stored, and what an omitted field means. */
    record Visit(Class<? extends Record> type, ObjectNode stored, ObjectNode defaults, String etag) {}

    Form show(Visit visit) {
        return forms.show(visit.type(), visit.stored(), visit.defaults(), visit.etag());
    }

    ObjectNode sent(Class<? extends Record> type, HttpServletRequest request) {
        return forms.sent(type, request.getParameterMap());
    }

    ObjectNode applicable(Visit visit, ObjectNode sent) {
        return forms.applicable(visit.type(), sent, visit.stored(), visit.defaults());
    }

    /** The tag of what a page shows; sent back with the form. */
    String tag(Record shown) {
        return tags.of(shown);
    }

    void check(HttpServletRequest request, Record current, String name) {
        String etag = request.getParameter("etag");
        tags.check(etag == null || etag.isEmpty() ? null : "\"" + etag + "\"", current, name);
    }

    ObjectNode write(Record record) {
        return records.write(record);
    }

    /**
     * Tries to store what was sent.
     *
     * @return null when that went well, otherwise the form with what was typed and what was wrong
     */
    @org.jspecify.annotations.Nullable Form attempt(Visit visit, ObjectNode sent, String takenKey, Function<ObjectNode, ?> store) {
        try {
            store.apply(applicable(visit, sent));
            return null;
        } catch (InvalidInput e) {
            return again(visit, sent, e.problems());
        } catch (LabelTaken e) {
            return again(visit, sent, List.of(Problem.of("label", takenKey, e.name())));
        } catch (Stale e) {
            return again(visit, sent, conflict.between(sent, visit.stored()));
        }
    }

    private Form again(Visit visit, ObjectNode sent, List<Problem> problems) {
        return forms.again(visit.type(), visit.stored(), sent, visit.defaults(), problems, visit.etag());
    }
}
