package org.lbadmin.helper;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import org.lbadmin.model.EngineId;
import org.springframework.beans.factory.annotation.Autowired;

/** The typed calls and the verbs of the script are the same list. */
class HelperCallTest extends AppTest {
    @Autowired
    private Helper helper;

    @Test
    void everyCallIsAVerbOfTheScriptAndEveryVerbACall() throws ReflectiveOperationException {
        Set<String> calls = new TreeSet<>();
        for (Class<?> type : HelperCall.class.getPermittedSubclasses()) {
            if (type == HelperCall.Control.class) {
                for (HelperCall.Action action : HelperCall.Action.values()) {
                    calls.add(new HelperCall.Control(action, EngineId.HAPROXY)
                            .words()
                            .get(0));
                }
            } else {
                calls.add(make(type).words().get(0));
            }
        }
        calls.add("read-release"); // for people who look at an older release on the machine itself

        assertThat(helper.run(new HelperCall.Verbs()).lines()).containsExactlyElementsOf(calls);
    }

    @Test
    void aCallThatTheScriptRefusesSaysWhy() {
        HelperResult refused = helper.run(new HelperCall.Read(EngineId.HAPROXY, "../../etc/passwd"));

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.output()).contains("file is not valid");
    }

    private static HelperCall make(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                .map(parameter -> parameter == EngineId.class
                        ? EngineId.HAPROXY
                        : parameter == int.class
                                ? (Object) 1
                                : parameter == long.class
                                        ? (Object) 1L
                                        : parameter == List.class ? List.of(9443) : "haproxy.cfg")
                .toArray();
        return (HelperCall) constructor.newInstance(arguments);
    }
}
