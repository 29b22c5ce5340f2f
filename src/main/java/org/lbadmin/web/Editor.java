package org.lbadmin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Stale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The life of a form: shown, read back, tried, and shown again with what was wrong. */
@Component
public class Editor {
    private final Forms forms;
    private final Records records;
    private final Tags tags;
    private final Conflict conflict;

    Editor(Forms forms, Records records, Tags tags, Conflict conflict) {
        this.forms = forms;
        this.records = records;
        this.tags = tags;
        this.conflict = conflict;
    }

    /**
     * One visit of a form.
     *
     * @param type the kind of record
     * @param stored what is stored
     * @param defaults what an omitted field means
     * @param keeps whether fields that do not apply keep what they say; otherwise they go back to their defaults
     */
    public record Visit(
            Class<? extends Record> type, ObjectNode stored, ObjectNode defaults, String etag, boolean keeps) {
        public Visit(Class<? extends Record> type, ObjectNode stored, ObjectNode defaults, String etag) {
            this(type, stored, defaults, etag, false);
        }
    }

    public Form show(Visit visit) {
        return forms.show(visit.type(), visit.stored(), visit.defaults(), visit.etag());
    }

    /** The form as it was typed, with nothing wrong in it; nothing is stored. */
    public Form typed(Visit visit, ObjectNode sent) {
        return again(visit, sent, List.of());
    }

    /** The form as it was typed, with what is wrong in it. */
    public Form refused(Visit visit, ObjectNode sent, List<Problem> problems) {
        return again(visit, sent, problems);
    }

    public ObjectNode sent(Class<? extends Record> type, HttpServletRequest request) {
        return forms.sent(type, request.getParameterMap());
    }

    private ObjectNode applicable(Visit visit, ObjectNode sent) {
        return visit.keeps()
                ? forms.kept(visit.type(), sent, visit.stored())
                : forms.applicable(visit.type(), sent, visit.stored(), visit.defaults());
    }

    /** The tag of what a page shows; sent back with the form. */
    public String tag(Record shown) {
        return tags.of(shown);
    }

    /** @throws Stale when the form was made for an older state */
    public void check(HttpServletRequest request, Record current, String name) {
        String etag = request.getParameter("etag");
        tags.check(etag == null || etag.isEmpty() ? null : "\"" + etag + "\"", current, name);
    }

    public ObjectNode write(Record record) {
        return records.write(record);
    }

    /**
     * Tries to store what was sent.
     *
     * @return null when that went well, otherwise the form with what was typed and what was wrong
     */
    public @Nullable Form attempt(Visit visit, ObjectNode sent, String takenKey, Consumer<ObjectNode> store) {
        try {
            store.accept(applicable(visit, sent));
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
