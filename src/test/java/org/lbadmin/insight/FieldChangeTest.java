package org.lbadmin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FieldChangeTest {
    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    }

    @Test
    void namesOnlyWhatDiffers() {
        assertThat(FieldChange.between(
                        json("{'ports': '443', 'healthCheck': {'request': '/a', 'port': null}}"),
                        json("{'ports': '443', 'healthCheck': {'request': '/b', 'port': 80}}")))
                .containsExactly(
                        new FieldChange("healthCheck.request", "/a", "/b"),
                        new FieldChange("healthCheck.port", "", "80"));
    }

    @Test
    void namesMembersOfListsByTheirLabel() {
        assertThat(FieldChange.between(
                        json("{'realServers': [{'label': 'A', 'weight': 1}, {'label': 'B', 'weight': 1}]}"),
                        json("{'realServers': [{'label': 'B', 'weight': 2}, {'label': 'C'}]}")))
                .containsExactly(
                        new FieldChange("realServers[A]", "{\"label\":\"A\",\"weight\":1}", ""),
                        new FieldChange("realServers[B].weight", "1", "2"),
                        new FieldChange("realServers[C]", "", "{\"label\":\"C\"}"));
    }

    @Test
    void neverShowsASecret() {
        assertThat(FieldChange.between(
                        json("{'password': 'old', 'cookieName': 'A', 'peer': {'key': null}}"),
                        json("{'password': 'new', 'cookieName': 'B', 'peer': {'key': 'k'}}")))
                .containsExactly(
                        new FieldChange("password", "***", "***"),
                        new FieldChange("cookieName", "A", "B"),
                        new FieldChange("peer.key", "", "***"));
        assertThat(SecretMask.masked(json("{'list': [{'apiToken': 'x', 'privateKey': 'y', 'keyName': 'z'}]}")))
                .isEqualTo(json("{'list': [{'apiToken': '***', 'privateKey': '***', 'keyName': 'z'}]}"));
    }
}
