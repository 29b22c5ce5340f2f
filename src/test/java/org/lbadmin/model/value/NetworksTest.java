package org.lbadmin.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.168.30.0/24                     | 192.168.30.0/24
            10.1.2.3                            | 10.1.2.3/32
            FD00:0:0::/8 , 10.0.0.0/8           | fd00::/8, 10.0.0.0/8
            0.0.0.0/0 ::/0                      | 0.0.0.0/0, ::/0
            10.0.0.0/8,10.0.0.0/8               | 10.0.0.0/8
            """)
    void isKeptInOneForm(String typed, String kept) {
        assertThat(new Networks(typed).value()).isEqualTo(kept);
        assertThat(new Networks(kept).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/8,",
                "10/8",
                "10.0.0.0/255.0.0.0",
                "fd00::%1/8",
                "-p"
            })
    void refusesWhatIsNone(String typed) {
        assertThatThrownBy(() -> new Networks(typed)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void refusesAnAddressWithinANetworkAndNamesTheNetwork() {
        assertThatThrownBy(() -> new Networks("192.168.30.7/24"))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        wrong -> assertThat(wrong.arguments()).containsExactly("192.168.30.7/24", "192.168.30.0/24"));
    }

    @Test
    void refusesMoreThanRulesAreGoodFor() {
        String many = IntStream.rangeClosed(0, Networks.MOST)
                .mapToObj(number -> "10.0." + number + ".0/24")
                .collect(Collectors.joining(","));

        assertThatThrownBy(() -> new Networks(many)).isInstanceOf(InvalidValue.class);
    }
}
