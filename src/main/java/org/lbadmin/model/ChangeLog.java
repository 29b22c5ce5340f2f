package org.lbadmin.model;

import java.time.Instant;
import java.util.List;

/** Who changed the configuration of the engines since a moment; answered by the audit trail. */
public interface ChangeLog {
    /** Names of the users, each once, in the order of their last change. */
    List<String> changedBy(Instant since);

    /** How many changes there were. */
    int changes(Instant since);
}
