package dev.qingfeng.appointment.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.appointment.cadre.CadreRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRoleTest {

    private static JsonNode deployed(String file) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of(System.getProperty("qingfeng.root", ".."), "deploy/keycloak", file)
                        .toFile());
    }

    @Test
    void theRolesAreThoseOfTheRealm() throws IOException {
        List<String> ofTheRealm =
                deployed("qingfeng-realm.json").at("/roles/realm").findValuesAsText("name");

        assertThat(Stream.concat(
                        Stream.of(AccountRole.EVERYONE, "event-consumer"),
                        Arrays.stream(AccountRole.values()).map(AccountRole::realmRole)))
                .containsExactlyInAnyOrderElementsOf(ofTheRealm);
    }

    @Test
    void whoKeepsTheRegistryGivesNoRoleThatWatchesOverThemOrOpensWhatTheyMustNotSee() {
        assertThat(AccountRole.realmRoles())
                .contains("cadre", "team-member", "organization-officer")
                .doesNotContain(
                        "registry-admin",
                        "discipline-officer",
                        "complaint-handler",
                        "intake-clerk",
                        "key-holder",
                        "auditor",
                        "event-consumer");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void aStaffNumberOfAnyLengthIsAUsername(int length) throws IOException {
        JsonNode username = deployed("qingfeng-user-profile.json").at("/attributes/0");

        assertThat("7".repeat(length)).matches(CadreRow.STAFF_NUMBER);
        assertThat(username.path("name").asText()).isEqualTo("username");
        assertThat(length)
                .isBetween(
                        username.at("/validations/length/min").asInt(),
                        username.at("/validations/length/max").asInt());
    }
}
