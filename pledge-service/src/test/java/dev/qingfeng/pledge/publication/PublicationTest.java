package dev.qingfeng.pledge.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.pledge.publication.PublicationStatus.MissingUnit;
import dev.qingfeng.pledge.publication.PublicationStatus.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A publication is never edited, and complete is what misses nothing. */
class PublicationTest {

    private static final Instant NOW = Instant.parse("2026-06-10T03:00:00Z");

    private static Printed printed(String page) {
        return new Printed("daily", LocalDate.parse("2026-06-10"), page, List.of(new UUID(0, 1)), null);
    }

    private static MissingUnit missing(Reason reason) {
        return new MissingUnit(UUID.randomUUID(), "a.b", "b", reason);
    }

    @Test
    void whatIsCorrectedHoldsAndWhatWasSaidStays() {
        Publication publication = new Publication(new UUID(0, 2), printed("3"), NOW, "late");
        publication.correct(printed("4"), "misread", NOW.plusSeconds(60));
        assertThat(publication.printed().page()).isEqualTo("4");
        assertThat(publication.first().printed().page()).isEqualTo("3");
        assertThat(publication.first().lateReason()).isEqualTo("late");
        assertThat(publication.records()).hasSize(2);
    }

    @Test
    void aCorrectionCorrectsSomething() {
        Publication publication = new Publication(new UUID(0, 2), printed("3"), NOW, null);
        assertThatThrownBy(() -> publication.correct(printed("3"), "misread", NOW))
                .hasMessage("nothing-corrected");
    }

    @Test
    void completeIsWhatMissesNothingAndHasSomething() {
        UUID cycle = new UUID(0, 1);
        assertThat(PublicationStatus.of(cycle, false, 0, List.of()).complete()).isFalse();
        assertThat(PublicationStatus.of(cycle, true, 2, List.of()).complete()).isTrue();
        PublicationStatus status = PublicationStatus.of(
                cycle,
                false,
                5,
                List.of(missing(Reason.NOT_SIGNED), missing(Reason.NOT_SIGNED), missing(Reason.NO_SECRETARY)));
        assertThat(status.complete()).isFalse();
        assertThat(status.printed()).isEqualTo(2);
        assertThat(status.notSigned()).isEqualTo(2);
        assertThat(status.noSecretary()).isEqualTo(1);
        assertThat(status.notPrinted()).isZero();
    }
}
