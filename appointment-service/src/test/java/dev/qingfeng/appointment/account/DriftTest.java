package dev.qingfeng.appointment.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.qingfeng.platform.security.UnitPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final Instant ASKED = Instant.parse("2026-06-01T02:00:00Z");
    private static final Instant EARLIER = ASKED.minusSeconds(60);
    private static final String TOWN = "city.town";

    private final List<WantedAccount> accounts = new ArrayList<>();
    private final List<KeycloakUser> users = new ArrayList<>();
    private final Map<KeycloakUser, Set<String>> roles = new HashMap<>();
    private final Set<String> elsewhere = new HashSet<>();

    private void account(String number, boolean enabled, String... granted) {
        accounts.add(
                new WantedAccount(UUID.randomUUID(), number, enabled, TOWN, List.of(granted), EARLIER, null, false));
    }

    private void user(String number, @Nullable String unitPath, boolean enabled, String... granted) {
        KeycloakUser user = new KeycloakUser(UUID.randomUUID().toString(), number, unitPath, enabled);
        users.add(user);
        roles.put(user, Set.of(granted));
    }

    private Drift drift(String... otherCadres) {
        return Drift.of(
                new UnitPath("city"),
                ASKED,
                accounts,
                Set.of(otherCadres),
                ofAnybody(otherCadres),
                users,
                user -> Optional.ofNullable(roles.get(user)));
    }

    private Set<String> ofAnybody(String... otherCadres) {
        return Stream.concat(elsewhere.stream(), Stream.of(otherCadres)).collect(Collectors.toSet());
    }

    private Map<String, Set<DriftCode>> codes(String... otherCadres) {
        Map<String, Set<DriftCode>> codes = new HashMap<>();
        drift(otherCadres).lines().forEach(line -> codes.put(line.staffNumber(), line.codes()));
        return codes;
    }

    @Test
    void whereKeycloakIsAsTheRegistryThereIsNone() {
        account("A", true, "TEAM_LEADER");
        user("A", TOWN, true, "cadre", "team-leader");
        account("B", false);
        user("B", TOWN, false, "cadre");
        account("C", false);

        assertThat(drift()).isEqualTo(new Drift(3, 0, List.of()));
    }

    @Test
    void aUserMayBeMissing() {
        account("A", true);

        assertThat(codes()).containsExactly(Map.entry("A", Set.of(DriftCode.MISSING)));
    }

    @Test
    void everyWayInWhichAUserDiffersIsNamed() {
        account("A", true, "TEAM_LEADER");
        user("A", "city", false, "cadre", "organization-officer");

        assertThat(codes())
                .containsExactly(Map.entry(
                        "A", Set.of(DriftCode.DISABLED_WRONGLY, DriftCode.UNIT_PATH_DIFFERS, DriftCode.ROLES_DIFFER)));
    }

    @Test
    void aUserWithoutAUnitDiffers() {
        account("A", true);
        user("A", null, true, "cadre");

        assertThat(codes()).containsExactly(Map.entry("A", Set.of(DriftCode.UNIT_PATH_DIFFERS)));
    }

    @Test
    void whoeverWasShutOutAndMaySignInIsNamed() {
        account("A", false);
        user("A", TOWN, false);
        user("A", TOWN, true);

        assertThat(codes()).containsExactly(Map.entry("A", Set.of(DriftCode.ENABLED_WRONGLY)));
    }

    @Test
    void aStaffNumberMayBeShared() {
        account("A", true);
        user("A", TOWN, true, "cadre");
        user("A", TOWN, false, "cadre");

        assertThat(codes()).containsExactly(Map.entry("A", Set.of(DriftCode.STAFF_NUMBER_SHARED)));
    }

    @Test
    void whoeverHasNoAccountIsNamedWhileTheyMaySignIn() {
        user("CADRE", TOWN, true);
        user("FORMER-CADRE", TOWN, false);
        user("NOBODY", TOWN, true);
        user("SHUT-OUT", TOWN, false);

        assertThat(codes("CADRE", "FORMER-CADRE"))
                .containsOnly(
                        Map.entry("CADRE", Set.of(DriftCode.NOT_GRANTED)),
                        Map.entry("NOBODY", Set.of(DriftCode.SURPLUS)));
        assertThat(drift("CADRE").lines()).allMatch(line -> line.accountId() == null);
    }

    @Test
    void whatIsInAnotherCityIsNotTold() {
        user("NOBODY", "citywide.town", true);
        user("NOWHERE", null, true);

        assertThat(codes()).isEmpty();
    }

    @Test
    void whatKeycloakHasStillToBeToldOfIsNoDrift() {
        accounts.add(new WantedAccount(UUID.randomUUID(), "DUE", true, TOWN, List.of(), EARLIER, null, true));
        accounts.add(new WantedAccount(UUID.randomUUID(), "NEW", true, TOWN, List.of(), null, null, true));
        accounts.add(new WantedAccount(UUID.randomUUID(), "TOLD", true, TOWN, List.of(), ASKED, null, false));
        user("DUE", "city", true);

        assertThat(drift("DUE")).isEqualTo(new Drift(0, 3, List.of()));
    }

    @Test
    void aNumberOfACadreWhomTheCallerDoesNotSeeIsNotTold() {
        elsewhere.add("ELSEWHERE");
        user("ELSEWHERE", TOWN, true);
        user("NOBODY", TOWN, true);

        assertThat(codes()).containsExactly(Map.entry("NOBODY", Set.of(DriftCode.SURPLUS)));
    }

    @Test
    void whomKeycloakCouldNotBeMadeToFollowIsNamed() {
        accounts.add(
                new WantedAccount(UUID.randomUUID(), "A", true, TOWN, List.of(), EARLIER, AccountFault.REFUSED, true));
        user("A", "city", true, "cadre", "team-leader");
        accounts.add(
                new WantedAccount(UUID.randomUUID(), "B", false, TOWN, List.of(), null, AccountFault.REFUSED, true));

        assertThat(drift().compared()).isEqualTo(2);
        assertThat(drift().lines())
                .extracting(Drift.Line::staffNumber, Drift.Line::fault, Drift.Line::codes)
                .containsExactly(
                        tuple("A", AccountFault.REFUSED, Set.of(DriftCode.UNIT_PATH_DIFFERS)),
                        tuple("B", AccountFault.REFUSED, Set.of()));
    }

    @Test
    void whoeverIsDeletedWhileTheyAreComparedIsMissing() {
        account("A", true);
        user("A", TOWN, true);
        roles.clear();

        assertThat(codes()).containsExactly(Map.entry("A", Set.of(DriftCode.MISSING)));
    }

    @Test
    void ofWhomKeycloakWasNotToldItIsNotAskedEither() {
        accounts.add(
                new WantedAccount(UUID.randomUUID(), "A", true, TOWN, List.of(), null, AccountFault.REFUSED, true));
        user("A", TOWN, true);

        Drift drift = Drift.of(new UnitPath("city"), ASKED, accounts, Set.of(), Set.of(), users, user -> {
            throw new KeycloakAway("status 502");
        });

        assertThat(drift.lines()).extracting(Drift.Line::fault).containsExactly(AccountFault.REFUSED);
    }
}
