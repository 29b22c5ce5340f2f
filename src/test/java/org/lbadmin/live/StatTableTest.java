package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatTableTest {
    @Test
    void findsColumnsByNameWhereverTheyStand() {
        assertThat(rows("# b,a,\n1,2,\n3,4,\n", "a", "b")).containsExactly("2 1", "4 3");
    }

    @Test
    void takesQuotedFieldsApart() {
        assertThat(rows("# a,b\n\"x, \"\"y\"\"\",z\n\"\",2\n", "a", "b")).containsExactly("x, \"y\" z", " 2");
    }

    @Test
    void aColumnOfAnotherVersionIsEmpty() {
        assertThat(rows("# a\n1\n", "a", "new")).containsExactly("1 ");
    }

    @Test
    void aShortLineHasEmptyFields() {
        assertThat(rows("# a,b,c\n1\n", "a", "c")).containsExactly("1 ");
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> new StatTable("Unknown command\n")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> rows(String text, String... columns) {
        List<String> rows = new ArrayList<>();
        new StatTable(text)
                .forEach(
                        List.of(columns),
                        row -> rows.add(String.join(
                                " ", List.of(columns).stream().map(row::get).toList())));
        return rows;
    }
}
