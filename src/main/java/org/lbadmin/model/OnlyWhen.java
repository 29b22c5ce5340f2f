package org.lbadmin.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The field applies, and is shown, only while another field of the same form has one of these values. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface OnlyWhen {
    /** Path of the other field from the root of the form, for example {@code healthCheck.type}. */
    String field();

    String[] is();
}
