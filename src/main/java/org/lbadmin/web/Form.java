package org.lbadmin.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Advanced;
import org.lbadmin.model.Confidential;
import org.lbadmin.model.OnlyWhen;
import org.lbadmin.model.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A record on a page: each component a field, with what was typed and what is wrong with it. */
public final class Form {
    private final Texts texts;
    private final Class<? extends Record> type;
    private final ObjectNode shown;
    private final @Nullable ObjectNode defaults;
    private final List<Problem> problems;
    private final String etag;
    private final Map<String, List<String>> limits = new HashMap<>();
    private final Set<String> yesNo = new HashSet<>();
    private final Map<String, Field.Kind> kinds = new HashMap<>();
    private final Map<String, Map<String, String>> choices = new HashMap<>();
    private final Set<String> needed = new HashSet<>();
    private @Nullable Unused unused;

    /** A problem for the summary on top of the form. */
    public record Trouble(String path, String label, String message) {}

    /** @param shown what the fields contain: what is stored, or what was typed where it was refused */
    Form(
            Texts texts,
            Class<? extends Record> type,
            ObjectNode shown,
            @Nullable ObjectNode defaults,
            List<Problem> problems,
            String etag) {
        this.texts = texts;
        this.type = type;
        this.shown = shown;
        this.defaults = defaults;
        this.problems = problems;
        this.etag = etag;
    }

    /** Offers only some of the choices of a drop-down. */
    public Form limit(String path, List<? extends Enum<?>> choices) {
        limits.put(path, choices.stream().map(RecordReader::codeOf).toList());
        return this;
    }

    /** Shows a truth as a drop-down with No and Yes, where the guide speaks of it so. */
    public Form asYesNo(String path) {
        yesNo.add(path);
        return this;
    }

    /** Shows another control than the type of the component asks for. */
    public Form as(String path, Field.Kind kind) {
        kinds.put(path, kind);
        return this;
    }

    /** Shows a drop-down of names that exist now: what is sent, and what is read, in their order. */
    public Form choices(String path, Map<String, String> offered) {
        choices.put(path, new LinkedHashMap<>(offered));
        return this;
    }

    /** Fields that may be empty where they do not apply, and not where they do. */
    public Form need(String... paths) {
        needed.addAll(List.of(paths));
        return this;
    }

    /**
     * Says what does not apply, in a form that keeps it.
     *
     * @param usual the defaults; several where they depend on a mode
     */
    public Form keeping(List<ObjectNode> usual, List<Spare> spares) {
        unused = new Unused(texts, type, usual, spares);
        return this;
    }

    public String getEtag() {
        return etag;
    }

    public List<Trouble> getProblems() {
        return problems.stream()
                .map(p -> new Trouble(p.path(), p.path().isEmpty() ? "" : labelOf(p.path()), texts.sentence(p)))
                .toList();
    }

    /** The field of a component, by its path such as {@code healthCheck.request}. */
    public Field get(String path) {
        Shape owner = owner(path);
        String name = path.substring(path.lastIndexOf('.') + 1);
        Shape.Part part = owner.part(name);
        String key = Shape.keyOf(ownerType(path)) + "." + name;
        Confidential confidential = owner.annotation(name, Confidential.class);
        String value = confidential == null ? at(shown, path) : "";
        return new Field(
                path,
                texts.get(key + ".label"),
                texts.get(key + ".help"),
                texts.find(key + ".writes"),
                defaultOf(part, path),
                confidential == null ? kind(part, path) : Field.Kind.PASSWORD,
                value,
                value.equals("true") || value.equals("on"),
                options(part, path, value),
                problems.stream()
                        .filter(p -> p.path().equals(path))
                        .map(texts::sentence)
                        .toList(),
                owner.annotation(name, Advanced.class) != null,
                onlyWhen(owner.conditions(name)),
                (needed.contains(path) || !part.nullable()) && part.type() != boolean.class,
                texts.find(key + ".unit"),
                false,
                confidential == null ? null : confidential.autocomplete(),
                unused == null ? null : String.join("|", unused.usual(path)),
                unused == null || !unused.decides(path) ? null : unusedBy(path));
    }

    /** What the form keeps though it does not apply, a sentence for each field that decides. */
    public List<String> getUnused() {
        return unused == null
                ? List.of()
                : unused.of(shown).keySet().stream().map(this::unusedBy).toList();
    }

    /** What is kept besides the fields. */
    public List<Spare> getSpares() {
        return unused == null ? List.of() : unused.spares();
    }

    private String unusedBy(String path) {
        Shape.Part part = owner(path).part(path.substring(path.lastIndexOf('.') + 1));
        String value = Condition.valueAt(shown, path);
        String said = part.type() == boolean.class
                ? texts.get("boolean." + (value.equals("true") ? value : "false"))
                : part.type().isEnum() ? enumLabel(part, value) : value;
        return unused == null
                ? ""
                : unused.sentence(labelOf(path), said, unused.of(shown).get(path));
    }

    private static @Nullable String onlyWhen(List<OnlyWhen> conditions) {
        return conditions.isEmpty() ? null : Condition.text(Condition.of(conditions));
    }

    private @Nullable String defaultOf(Shape.Part part, String path) {
        String value = defaults == null ? "" : at(defaults, path);
        if (value.isEmpty()) {
            return null;
        }
        if (part.type() == boolean.class) {
            return texts.get("boolean." + value);
        }
        return part.type().isEnum() ? enumLabel(part, value) : value;
    }

    private List<Field.Option> options(Shape.Part part, String path, String value) {
        if (yesNo.contains(path)) {
            boolean yes = value.equals("true") || value.equals("on");
            return List.of(
                    new Field.Option("false", texts.get("choice.no"), !yes),
                    new Field.Option("true", texts.get("choice.yes"), yes));
        }
        Map<String, String> offered = choices.get(path);
        if (offered != null) {
            return offered(offered, value);
        }
        if (!part.type().isEnum()) {
            return List.of();
        }
        List<String> allowed = limits.get(path);
        return Arrays.stream(part.type().getEnumConstants())
                .map(RecordReader::codeOf)
                .filter(code -> allowed == null || allowed.contains(code) || code.equals(value))
                .map(code -> new Field.Option(code, enumLabel(part, code), code.equals(value)))
                .toList();
    }

    /** What is stored is offered too, even when it is no longer one of them. */
    private static List<Field.Option> offered(Map<String, String> offered, String value) {
        Map<String, String> all = new LinkedHashMap<>(offered);
        all.putIfAbsent(value, value);
        return all.entrySet().stream()
                .map(e -> new Field.Option(e.getKey(), e.getValue(), e.getKey().equals(value)))
                .toList();
    }

    private String enumLabel(Shape.Part part, String code) {
        return texts.get(Shape.keyOf(part.type()) + "." + code);
    }

    private Field.Kind kind(Shape.Part part, String path) {
        if (kinds.containsKey(path)) {
            return kinds.get(path);
        }
        if (yesNo.contains(path) || choices.containsKey(path)) {
            return Field.Kind.SELECT;
        }
        if (part.type() == boolean.class) {
            return Field.Kind.CHECKBOX;
        }
        if (part.type().isEnum()) {
            return Field.Kind.SELECT;
        }
        return part.type() == int.class || part.type() == Integer.class ? Field.Kind.NUMBER : Field.Kind.TEXT;
    }

    private String labelOf(String path) {
        try {
            return texts.get(Shape.keyOf(ownerType(path)) + "." + path.substring(path.lastIndexOf('.') + 1) + ".label");
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private Shape owner(String path) {
        return Shape.of(ownerType(path));
    }

    private Class<?> ownerType(String path) {
        Class<?> owner = type;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            Shape.Part part = Shape.of(owner).part(steps[i].replaceAll("\\[\\d+]", ""));
            owner = part.element() == null ? part.type() : part.element();
        }
        return owner;
    }

    private static String at(ObjectNode object, String path) {
        JsonNode node = object;
        for (String step : path.split("\\.")) {
            node = node == null ? null : node.get(step);
        }
        return node == null || node.isNull() ? "" : node.asString();
    }
}
