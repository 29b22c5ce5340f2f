package org.lbadmin.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/** The description of the REST API (OpenAPI 3.1), made from the controllers and the records they speak. */
@Component
class OpenApi {
    private static final Set<RequestMethod> WITH_BODY =
            Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH);

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Records records;
    private final Texts texts;
    private volatile @Nullable ObjectNode made;

    /** One call of the API, for the readable page. */
    public record Operation(String method, String path, String role) {}

    OpenApi(ObjectProvider<RequestMappingHandlerMapping> mappings, Records records, Texts texts) {
        this.mappings = mappings;
        this.records = records;
        this.texts = texts;
    }

    ObjectNode description() {
        ObjectNode known = made;
        if (known == null) {
            known = make();
            made = known;
        }
        return known;
    }

    List<Operation> operations() {
        return operationsByPath().entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> new Operation(method, path.getKey(), role(method, path.getKey()))))
                .toList();
    }

    private ObjectNode make() {
        ObjectNode root = records.object();
        root.put("openapi", "3.1.0");
        root.putObject("info").put("title", texts.get("api.title")).put("version", "1");
        root.putArray("servers").addObject().put("url", Menu.API);
        ObjectNode paths = root.putObject("paths");
        ObjectNode components = root.putObject("components");
        Schemas schemas = new Schemas(texts, components.putObject("schemas"));
        problem(components);
        operationsByPath().forEach((path, methods) -> {
            ObjectNode item = paths.putObject(path);
            parameters(path, item);
            methods.forEach((method, handlers) -> {
                ObjectNode operation = item.putObject(method.toLowerCase(Locale.ROOT));
                handlers.forEach(handler -> operation(method, path, handler, operation, schemas));
            });
        });
        ObjectNode security = components.putObject("securitySchemes");
        security.putObject("basic").put("type", "http").put("scheme", "basic");
        security.putObject("token").put("type", "http").put("scheme", "bearer");
        root.putArray("security").addObject().putArray("basic");
        ((tools.jackson.databind.node.ArrayNode) root.get("security"))
                .addObject()
                .putArray("token");
        return root;
    }

    private void operation(String method, String path, HandlerMethod handler, ObjectNode operation, Schemas schemas) {
        operation.put("summary", method + " " + path);
        String role = role(method, path);
        operation.put("description", role.isEmpty() ? texts.get("api.open") : texts.get("api.role", role));
        ApiResource own = handler.getMethodAnnotation(ApiResource.class);
        ApiResource resource = own != null ? own : handler.getBeanType().getAnnotation(ApiResource.class);
        if (resource != null && WITH_BODY.contains(RequestMethod.valueOf(method))) {
            ObjectNode content = operation.withObjectProperty("requestBody").withObjectProperty("content");
            Class<?> sent = resource.sent() == Record.class ? resource.value() : resource.sent();
            bodyTypes(method, handler)
                    .forEach(type ->
                            schemas.reference(sent, content.putObject(type).putObject("schema")));
        }
        ObjectNode responses = operation.putObject("responses");
        ObjectNode good = responses.putObject(method.equals("DELETE") ? "204" : "200");
        good.put("description", texts.get("api.good"));
        if (resource != null && !method.equals("DELETE")) {
            ObjectNode schema =
                    good.putObject("content").putObject("application/json").putObject("schema");
            boolean list = method.equals("GET") && handler.getMethod().getReturnType() == List.class;
            schemas.reference(
                    resource.value(), list ? schema.put("type", "array").putObject("items") : schema);
        }
        ObjectNode bad = responses.putObject("default");
        bad.put("description", texts.get("api.bad"));
        bad.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
    }

    private static List<String> bodyTypes(String method, HandlerMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        if (mapping != null && mapping.consumes().length > 0) {
            return List.of(mapping.consumes());
        }
        return List.of(method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
    }

    private static void parameters(String path, ObjectNode item) {
        if (path.contains("{")) {
            var parameters = item.putArray("parameters");
            for (String step : path.split("/")) {
                if (step.startsWith("{")) {
                    ObjectNode parameter = parameters.addObject();
                    parameter.put("name", step.substring(1, step.length() - 1));
                    parameter.put("in", "path").put("required", true);
                    parameter.putObject("schema").put("type", "string");
                }
            }
        }
    }

    private void problem(ObjectNode components) {
        ObjectNode schema = ((ObjectNode) components.get("schemas")).putObject("Problem");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        List.of("type", "title", "detail")
                .forEach(name -> properties.putObject(name).put("type", "string"));
        properties.putObject("status").put("type", "integer");
        ObjectNode errors = properties.putObject("errors").put("type", "array").putObject("items");
        ObjectNode error = errors.put("type", "object").putObject("properties");
        List.of("field", "message").forEach(name -> error.putObject(name).put("type", "string"));
    }

    /** The handlers of each path and method; several where they differ in the kind of body they take. */
    private Map<String, Map<String, List<HandlerMethod>>> operationsByPath() {
        Map<String, Map<String, List<HandlerMethod>>> paths = new TreeMap<>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .sorted(Comparator.comparing(entry -> entry.getValue().toString()))
                .forEach(entry -> add(entry.getKey(), entry.getValue(), paths));
        return paths;
    }

    private static void add(
            RequestMappingInfo info, HandlerMethod handler, Map<String, Map<String, List<HandlerMethod>>> paths) {
        info.getPatternValues().stream()
                .filter(path -> path.startsWith(Menu.API))
                .map(path -> path.substring(Menu.API.length()))
                .forEach(path -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> paths.computeIfAbsent(path, p -> new TreeMap<>())
                                .computeIfAbsent(method.name(), m -> new ArrayList<>())
                                .add(handler)));
    }

    private static String role(String method, String path) {
        return Menu.entryOf(Menu.API + path)
                .map(entry -> method.equals("GET") ? entry.look() : entry.act())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
