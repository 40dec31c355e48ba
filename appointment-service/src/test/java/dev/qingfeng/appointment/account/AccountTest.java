package dev.qingfeng.appointment.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");
    private static final UUID TOWN = UUID.randomUUID();

    private static final String USER = "user";

    private final Account account = new Account(UUID.randomUUID(), grant("TEAM_MEMBER"));
    private final WantedAccount wanted = wanted(true, "city.town");

    private static AccountRefusal refusal() {
        return new AccountRefusal(AccountFault.REFUSED);
    }

    private static Grant grant(String... roles) {
        return new Grant(List.of(roles), null, TOWN, 0, "city");
    }

    private static WantedAccount wanted(boolean enabled, String unitPath) {
        return new WantedAccount(UUID.randomUUID(), "T-1", enabled, unitPath, List.of("TEAM_MEMBER"), null, null, true);
    }

    @Test
    void thePauseAfterARefusalDoublesUpToTenMinutes() {
        List<Duration> pauses = new ArrayList<>();
        for (int attempt = 0; attempt < 70; attempt++) {
            account.fail(refusal(), wanted, NOW);
            Instant next = account.nextAttemptAt();
            assertThat(next).isNotNull();
            pauses.add(Duration.between(NOW, next));
        }
        assertThat(pauses)
                .startsWith(Stream.of(10, 20, 40, 80, 160, 320, 600)
                        .map(Duration::ofSeconds)
                        .toArray(Duration[]::new))
                .endsWith(Duration.ofMinutes(10));
    }

    @Test
    void whatKeycloakTookAtLastLeavesNoFault() {
        account.fail(new AccountRefusal(AccountFault.USERNAME_TAKEN), wanted, NOW);
        account.apply(wanted, USER, NOW);

        assertThat(account.fault()).isNull();
        assertThat(account.attempts()).isZero();
        assertThat(account.nextAttemptAt()).isNull();
        assertThat(account.appliedAt()).isEqualTo(NOW);
    }

    @Test
    void whateverIsDecidedAnewIsTriedAtOnce() {
        account.fail(refusal(), wanted, NOW);
        account.withdraw();
        assertThat(account.nextAttemptAt()).isNull();

        account.fail(refusal(), wanted, NOW);
        account.grant(grant());
        assertThat(account.nextAttemptAt()).isNull();
        assertThat(account.isWithdrawn()).isFalse();

        account.fail(refusal(), wanted, NOW);
        account.doubt(NOW);
        assertThat(account.nextAttemptAt()).isNull();
    }

    @Test
    void whatIsDoubtedIsNotKnownToBeApplied() {
        account.apply(wanted, USER, NOW);
        account.doubt(NOW);

        assertThat(account.appliedAt()).isNull();
    }

    @Test
    void everyoneWithAnAccountIsACadre() {
        assertThat(wanted.realmRoles()).containsExactlyInAnyOrder("cadre", "team-member");
    }

    @Test
    void whatIsWantedOtherwiseWaitsAsShortAsTheFirstTime() {
        for (int attempt = 0; attempt < 5; attempt++) {
            account.fail(refusal(), wanted, NOW);
        }
        account.fail(refusal(), wanted(true, "city.another"), NOW);

        assertThat(account.attempts()).isOne();
        assertThat(account.nextAttemptAt()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void aUserMayBeEnabledOnceForEachGrant() {
        assertThat(account.mayEnable()).isTrue();
        account.apply(wanted(false, "city.town"), null, NOW);
        assertThat(account.mayEnable()).as("nobody was enabled").isTrue();
        account.apply(wanted, USER, NOW);
        assertThat(account.mayEnable()).isFalse();
        account.doubt(NOW);
        assertThat(account.mayEnable()).isFalse();
        account.grant(grant());
        assertThat(account.mayEnable()).isTrue();
    }

    @Test
    void onlyTheUserWhoWasMadeSoIsKnown() {
        assertThat(account.isOf(USER)).isFalse();
        account.apply(wanted(false, "city.town"), null, NOW);
        assertThat(account.isOf(USER)).as("nobody was let in").isFalse();
        account.apply(wanted, USER, NOW);
        account.doubt(NOW);
        assertThat(account.isOf(USER)).isTrue();
        assertThat(account.isOf("another")).isFalse();
    }

    @Test
    void whatMayBeWrittenLateIsLookedAtOnceMore() {
        account.expectLateWrite(NOW);
        account.apply(wanted, USER, NOW.plusSeconds(10));
        assertThat(account.appliedAt()).isNull();

        account.apply(wanted, USER, NOW.plusSeconds(600));
        assertThat(account.appliedAt()).isEqualTo(NOW.plusSeconds(600));
    }
}
