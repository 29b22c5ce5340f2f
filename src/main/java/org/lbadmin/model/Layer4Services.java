package org.lbadmin.model;

import java.util.List;

/** The layer 4 virtual services, for rooms that stand beside them. */
public interface Layer4Services {
    List<L4VirtualService> all();
}
