package org.lbadmin.web;

import jakarta.validation.Validation;

/** Reading and writing of records for tests that need no application. */
public final class TestRecords {
    private TestRecords() {}

    public static Records create() {
        return new Records(
                new Constraints(Validation.buildDefaultValidatorFactory().getValidator()));
    }
}
