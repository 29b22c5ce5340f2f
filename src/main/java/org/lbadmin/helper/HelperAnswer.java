package org.lbadmin.helper;

import java.io.InputStream;

/** A call at work: what it says is read as it comes. Closing it ends the call and all that it started. */
public interface HelperAnswer extends AutoCloseable {
    InputStream words();

    @Override
    void close();
}
