package org.lbadmin.layer4;

import java.util.List;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.Problems;
import org.lbadmin.web.TestRecords;

/** Documents and rules of layer 4 for tests that need no application. */
public final class TestLayer4 {
    private TestLayer4() {}

    public static L4Documents documents() {
        return new L4Documents(TestRecords.create());
    }

    /** What is wrong with a service that stands alone, on an appliance that has every network. */
    public static Problems problems(L4VirtualService service) {
        return new L4Rules(address -> true, List::of).check(service, null, List.of());
    }
}
