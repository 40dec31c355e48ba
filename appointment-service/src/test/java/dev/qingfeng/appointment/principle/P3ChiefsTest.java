package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.unit.UnitKind;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P3 選優配強黨政正職. */
class P3ChiefsTest {

    private final P3Chiefs principle = new P3Chiefs();
    private final SituationOfTests city = new SituationOfTests();

    private SituationOfTests.Someone chief(PostKind kind, int age) {
        UUID unit = city.unit(UnitKind.TOWN);
        return city.someoneOf(unit, city.post(unit, kind, 1)).aged(age);
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 0", "4, 0"})
    void theCityHasAtLeastThreeChiefsAboutThirty(int young, int found) {
        for (int i = 0; i < young; i++) {
            chief(i % 2 == 0 ? PostKind.HEAD_OF_GOVERNMENT : PostKind.PARTY_SECRETARY, 30);
        }
        assertThat(city.of(principle).hard()).hasSize(found).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("young-chiefs-too-few");
            assertThat(finding.figures()).containsExactly(3, young, 28, 32);
            assertThat(finding.subjects().get(0)).isEqualTo(new Subject(Subject.Type.UNIT, city.city));
            assertThat(finding.subjects()).hasSize(1 + young);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1998-06-01, 0", // 28 on the day
        "1998-06-02, 1", // 27, and 28 on the next
        "1993-06-02, 0", // 32, and 33 on the next
        "1993-06-01, 1" // 33 on the day
    })
    void agesCountOnTheDayOfEffectWithTheBirthday(LocalDate birthDate, int found) {
        chief(PostKind.HEAD_OF_GOVERNMENT, 30);
        chief(PostKind.HEAD_OF_GOVERNMENT, 30);
        chief(PostKind.HEAD_OF_GOVERNMENT, 30).born(birthDate);
        assertThat(city.of(principle).hard()).hasSize(found);
    }

    @Test
    void whoIsBornOnALeapDayIsAYearOlderOnTheFirstOfMarch() {
        SituationOfTests leap = new SituationOfTests();
        leap.someone(leap.head).born(LocalDate.parse("2004-02-29"));
        Snapshot snapshot = leap.snapshot();
        for (String[] day : new String[][] {{"2026-02-28", "21"}, {"2026-03-01", "22"}}) {
            TargetState state = new TargetState(new Snapshot(
                    snapshot.city(),
                    LocalDate.parse(day[0]),
                    snapshot.units(),
                    snapshot.seats(),
                    snapshot.people(),
                    snapshot.nominated(),
                    snapshot.decided(),
                    snapshot.moves(),
                    snapshot.waivers(),
                    snapshot.addedSeats()));
            assertThat(state.people().map(Standing::age)).containsExactly(Integer.parseInt(day[1]));
        }
    }

    @Test
    void chiefsOfOtherUnitsAndOtherPostsDoNotCount() {
        city.someoneOf(city.bureau, city.post(city.bureau, PostKind.PARTY_SECRETARY, 1))
                .aged(30);
        chief(PostKind.DEPUTY_PARTY_SECRETARY, 30);
        chief(PostKind.HEAD_OF_GOVERNMENT, 30).removed();
        city.set(P3Chiefs.CHIEFS, 1);
        assertThat(city.of(principle).hard()).hasSize(1);
        city.someone(city.deputies).aged(30).promotedTo(city.head);
        assertThat(city.of(principle).hard()).as("whom the plan makes one").isEmpty();
    }

    @Test
    void whoIsNominatedAndNotYetElectedCounts() {
        city.set(P3Chiefs.CHIEFS, 1);
        city.someone(city.deputies).aged(30).nominatedFor(city.head);
        assertThat(city.of(principle).hard()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"37, 36, 0", "43, 44, 0", "36, 44, 1", "40, 40, 0"})
    void partySecretariesAreMainlyAboutForty(int one, int other, int found) {
        chief(PostKind.PARTY_SECRETARY, one);
        chief(PostKind.PARTY_SECRETARY, other);
        city.set(P3Chiefs.CHIEFS, 0);
        assertThat(city.of(principle).findings()).hasSize(found).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("secretaries-not-mainly-of-age");
            assertThat(finding.kind()).isEqualTo(PrincipleKind.SOFT);
        });
    }

    @Test
    void eachSecretaryAboutFortyIsRewarded() {
        chief(PostKind.PARTY_SECRETARY, 40);
        chief(PostKind.PARTY_SECRETARY, 50);
        chief(PostKind.HEAD_OF_GOVERNMENT, 40);
        assertThat(city.of(principle).rewards()).containsExactly(new Reward("P3", 10, 20));
    }
}
