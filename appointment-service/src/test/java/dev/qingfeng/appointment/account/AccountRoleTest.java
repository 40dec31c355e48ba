package dev.qingfeng.appointment.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountRoleTest {

    @Test
    void theRolesAreThoseOfTheRealm() throws IOException {
        List<String> ofTheRealm = new ObjectMapper()
                .readTree(Path.of(System.getProperty("qingfeng.root", ".."), "deploy/keycloak/qingfeng-realm.json")
                        .toFile())
                .at("/roles/realm")
                .findValuesAsText("name");

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
}
