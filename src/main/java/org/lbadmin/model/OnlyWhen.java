package org.lbadmin.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The field applies, and is shown, only while another field of the same form has one of these values. Where there are
 * several of these, all must hold.
 */
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(OnlyWhen.All.class)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface OnlyWhen {
    /** Stands for every value but an empty one. */
    String SOME = "*";

    /** Path of the other field from the root of the form, for example {@code healthCheck.type}. */
    String field();

    /** Values of the other field; empty text for an empty field. */
    String[] is();

    /** Several conditions. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
    @interface All {
        OnlyWhen[] value();
    }
}
