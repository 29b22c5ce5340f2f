package org.lbadmin.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Confidential;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Seals;
import org.springframework.stereotype.Component;

/** Asks the validator about one component at a time and turns its findings into sentences of ours. */
@Component
class Constraints {
    private final Validator validator;

    Constraints(Validator validator) {
        this.validator = validator;
    }

    void check(Class<?> type, Shape.Part part, @Nullable Object value, String path, Problems problems) {
        if (!part.constrained()) {
            return;
        }
        Set<? extends ConstraintViolation<?>> violations = validator.validateValue(type, part.name(), value);
        violations.stream()
                .findFirst()
                .ifPresent(v -> problems.add(problem(
                        type, part, value, path, v.getConstraintDescriptor().getAnnotation())));
    }

    private static Problem problem(
            Class<?> type, Shape.Part part, @Nullable Object entered, String path, Annotation broken) {
        String value = String.valueOf(entered);
        if (broken instanceof Min || broken instanceof Max) {
            return Problem.of(path, "constraint.range", value, least(type, part), most(type, part));
        }
        if (broken instanceof Size size) {
            return Problem.of(path, "constraint.size", value.length(), size.max());
        }
        if (broken instanceof Null || broken instanceof AssertFalse) {
            return Problem.of(path, "constraint.unavailable", value);
        }
        if (broken instanceof org.lbadmin.model.PlainText) {
            boolean hidden = annotation(type, part, Confidential.class) != null;
            return Problem.of(path, "constraint.plainText", hidden ? Seals.MASK : value);
        }
        return Problem.of(path, Shape.keyOf(type) + "." + part.name() + ".pattern", value);
    }

    private static long least(Class<?> type, Shape.Part part) {
        Min min = annotation(type, part, Min.class);
        return min == null ? 0 : min.value();
    }

    private static long most(Class<?> type, Shape.Part part) {
        Max max = annotation(type, part, Max.class);
        return max == null ? Integer.MAX_VALUE : max.value();
    }

    private static <A extends Annotation> @Nullable A annotation(Class<?> type, Shape.Part part, Class<A> wanted) {
        try {
            return type.getDeclaredMethod(part.name()).getAnnotation(wanted);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
