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

    private final Account account = new Account(UUID.randomUUID(), List.of("TEAM_MEMBER"), null, TOWN);
    private final WantedAccount wanted =
            new WantedAccount(UUID.randomUUID(), "T-1", true, "city.town", List.of("TEAM_MEMBER"), null, true);

    @Test
    void thePauseAfterARefusalDoublesUpToTenMinutes() {
        List<Duration> pauses = new ArrayList<>();
        for (int attempt = 0; attempt < 70; attempt++) {
            account.fail(AccountFault.REFUSED, NOW);
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
        account.fail(AccountFault.USERNAME_TAKEN, NOW);
        account.apply(wanted, NOW);

        assertThat(account.fault()).isNull();
        assertThat(account.attempts()).isZero();
        assertThat(account.nextAttemptAt()).isNull();
        assertThat(account.appliedAt()).isEqualTo(NOW);
    }

    @Test
    void whateverIsDecidedAnewIsTriedAtOnce() {
        account.fail(AccountFault.REFUSED, NOW);
        account.withdraw();
        assertThat(account.nextAttemptAt()).isNull();

        account.fail(AccountFault.REFUSED, NOW);
        account.grant(List.of(), null, TOWN);
        assertThat(account.nextAttemptAt()).isNull();
        assertThat(account.isWithdrawn()).isFalse();

        account.fail(AccountFault.REFUSED, NOW);
        account.doubt();
        assertThat(account.nextAttemptAt()).isNull();
    }

    @Test
    void whatIsDoubtedIsNotKnownToBeApplied() {
        account.apply(wanted, NOW);
        account.doubt();

        assertThat(account.appliedAt()).isNull();
    }

    @Test
    void everyoneWithAnAccountIsACadre() {
        assertThat(wanted.realmRoles()).containsExactlyInAnyOrder("cadre", "team-member");
    }
}
