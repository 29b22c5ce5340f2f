package org.lbadmin.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the bodies of an API controller, or of one call of it, look like, for the description of the API. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ApiResource {
    /** What is answered. */
    Class<? extends Record> value();

    /** What is sent, where that differs. */
    Class<? extends Record> sent() default Record.class;
}
