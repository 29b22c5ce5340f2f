package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;

class PasswordRulesTest {
    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(strings = {"correct-horse-battery", "seven grey otters", "Zwölf graue Ötter!", "x7#Kq!v9Lm2$"})
    void acceptsWhatIsLongAndOnesOwn(String password) {
        assertThat(problems(password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short-one, password.short",
        "'', password.short",
        "LoadBalancer2024!, password.common",
        "Password1234!, password.common",
        "qwertyuiopas, password.common",
        "123456789012, password.common",
        "aaaaaaaaaaaaaaa, password.monotonous",
        "the-Operator-of-us, password.userName"
    })
    void refusesTheRest(String password, String key) {
        assertThat(problems(password)).extracting(Problem::key).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak in it", "tab\tin the middle", "nul\0in the middle", "invisible\u200bmark"})
    void refusesWhatNobodySees(String password) {
        assertThat(problems(password)).extracting(Problem::key).containsExactly("password.control");
    }

    @Test
    void refusesWhatBcryptWouldCutOff() {
        assertThat(problems("0123456789ab".repeat(6))).isEmpty();
        assertThat(problems("0123456789ab".repeat(6) + "c"))
                .extracting(Problem::key)
                .containsExactly("password.long");
        assertThat(problems("äöüß".repeat(10))).extracting(Problem::key).containsExactly("password.long");
    }

    @Test
    void neverRepeatsThePassword() {
        assertThat(problems("short-one").get(0).arguments()).containsExactly("12", "9");
    }

    private List<Problem> problems(String password) {
        Problems problems = new Problems();
        rules.check("password", password, "operator", problems);
        return problems.all();
    }
}
