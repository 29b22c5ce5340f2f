package org.lbadmin.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is typed here is hidden while typing and never sent back to the browser. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Confidential {
    /** What a password manager may fill in: {@code new-password}, {@code current-password} or {@code off}. */
    String autocomplete() default "new-password";
}
