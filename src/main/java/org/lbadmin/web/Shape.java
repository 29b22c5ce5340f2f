package org.lbadmin.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.OnlyWhen;

/** What a record looks like, read once by reflection: its components, their types, and how to make one. */
final class Shape {
    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    /** One component of a record. */
    record Part(
            String name,
            Class<?> type,
            @Nullable Class<? extends Record> element,
            boolean nullable,
            boolean constrained,
            Method accessor) {
        @Nullable
        Object of(Record record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean isNested() {
            return type.isRecord() && !isValue(type);
        }

        boolean isList() {
            return element != null;
        }
    }

    private final List<RecordComponent> components;
    private final List<Part> parts;
    private final boolean value;
    private final Constructor<?> constructor;

    private Shape(Class<?> type) {
        components = List.of(type.getRecordComponents());
        parts = components.stream().map(Shape::part).toList();
        value = isValue(type);
        try {
            constructor = type.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    static Shape of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, Shape::new);
    }

    /** A value type: a record of one text that checks itself. */
    static boolean isValue(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == String.class
                && type.getRecordComponents()[0].getName().equals("value");
    }

    /** The name of a type in message keys: L7Advanced.Timeouts for a nested record. */
    static String keyOf(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    /** Whether this is a value type. */
    boolean isValue() {
        return value;
    }

    List<Part> parts() {
        return parts;
    }

    Part part(String name) {
        return parts.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No component " + name));
    }

    <A extends Annotation> @Nullable A annotation(String name, Class<A> type) {
        return components.stream()
                .filter(c -> c.getName().equals(name))
                .findFirst()
                .map(c -> c.getAnnotation(type))
                .orElse(null);
    }

    /** When a component applies: while all of these hold. */
    List<OnlyWhen> conditions(String name) {
        return components.stream()
                .filter(c -> c.getName().equals(name))
                .flatMap(c -> Arrays.stream(c.getAnnotationsByType(OnlyWhen.class)))
                .toList();
    }

    Object make(@Nullable Object[] arguments) throws ReflectiveOperationException {
        return constructor.newInstance(arguments);
    }

    private static Part part(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Part(
                component.getName(),
                component.getType(),
                element(component),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                Arrays.stream(component.getAccessor().getAnnotations())
                        .anyMatch(a -> a.annotationType().isAnnotationPresent(jakarta.validation.Constraint.class)),
                accessor);
    }

    private static @Nullable Class<? extends Record> element(RecordComponent component) {
        if (component.getType() == List.class
                && component.getGenericType() instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()) {
            return element.asSubclass(Record.class);
        }
        return null;
    }
}
