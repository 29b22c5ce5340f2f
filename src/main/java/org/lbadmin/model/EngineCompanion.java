package org.lbadmin.model;

/** Has something to do right before an engine's next release goes live. */
public interface EngineCompanion {
    void before(EngineId engine);
}
