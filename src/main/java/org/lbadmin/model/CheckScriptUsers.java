package org.lbadmin.model;

import java.util.List;
import org.lbadmin.model.value.Label;

/** What checks its real servers with a script of an administrator, so that nobody takes it away meanwhile. */
public interface CheckScriptUsers {
    /** The things that use this script, by their labels. */
    List<String> usersOf(Label script);
}
