package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.post.PostKind;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** P2 合理配備領導職數. */
class P2QuotasTest {

    private final P2Quotas principle = new P2Quotas();
    private final SituationOfTests city = new SituationOfTests();

    @Test
    void aPostHasNoMoreHoldersThanItsQuota() {
        UUID first = city.someone(city.deputies).id;
        UUID second = city.someone(city.deputies).id;
        assertThat(city.codes(principle)).as("as many as the quota").isEmpty();
        UUID third = city.someone(null).rotatedTo(city.deputies).id;
        assertThat(city.of(principle).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("quota-exceeded");
            assertThat(finding.kind()).isEqualTo(PrincipleKind.HARD);
            assertThat(finding.figures()).containsExactly(2, 3);
            assertThat(finding.subjects())
                    .containsExactlyElementsOf(Stream.concat(
                                    Stream.of(
                                            new Subject(Subject.Type.POST, city.deputies),
                                            new Subject(Subject.Type.UNIT, city.town)),
                                    Stream.of(first, second, third)
                                            .sorted()
                                            .map(id -> new Subject(Subject.Type.CADRE, id)))
                            .toList());
        });
    }

    @Test
    void whoLeavesMakesRoom() {
        city.someone(city.secretary).removed();
        city.someone(city.deputies).promotedTo(city.secretary);
        assertThat(city.codes(principle)).isEmpty();
    }

    @Test
    void twoPeopleForOnePostAreOneTooMany() {
        city.someone(city.deputies).promotedTo(city.secretary);
        city.someone(city.deputies).rotatedTo(city.secretary);
        assertThat(city.codes(principle)).containsExactly("quota-exceeded");
    }

    @Test
    void aPostThatThePlanLeavesAloneIsCheckedToo() {
        city.someone(city.secretary);
        city.someone(city.secretary);
        assertThat(city.codes(principle)).containsExactly("quota-exceeded");
    }

    @Test
    void whoIsNominatedAndNotYetElectedHasTheSeatAlready() {
        city.someone(city.deputies).nominatedFor(city.head);
        assertThat(city.codes(principle)).as("the nominee alone").isEmpty();
        city.someone(null).rotatedTo(city.head);
        assertThat(city.codes(principle)).as("another for the same post").containsExactly("quota-exceeded");
    }

    @Test
    void theSeatThatANomineeWillLeaveIsFree() {
        city.someone(city.secretary).nominatedFor(city.head);
        city.someone(city.deputies).promotedTo(city.secretary);
        assertThat(city.codes(principle)).isEmpty();
    }

    @Test
    void aMoveOfThePlanComesInPlaceOfANomination() {
        city.someone(city.deputies).nominatedFor(city.head).removed();
        city.someone(null).rotatedTo(city.head);
        assertThat(city.codes(principle)).isEmpty();
    }

    @Test
    void aSeatIsAddedOnlyWithANamedExemption() {
        UUID seat = city.post(city.bureau, PostKind.PARTY_COMMITTEE_MEMBER, 1);
        city.someoneOf(city.bureau, seat);
        city.someone(city.deputies).moved(MoveKind.RESETTLEMENT, ResettlementMethod.ADD_SEAT, city.bureau, seat, false);
        assertThat(city.codes(principle)).as("no exemption").containsExactly("quota-exceeded");
        city.waive("P2", city.secretary);
        assertThat(city.codes(principle)).as("that of another post").containsExactly("quota-exceeded");
        city.waive("P7", seat);
        assertThat(city.codes(principle)).as("that from another principle").containsExactly("quota-exceeded");
        city.waive("P2", seat);
        assertThat(city.codes(principle)).isEmpty();
    }

    @Test
    void anExemptionIsForSeatsAddedAndForNobodyElse() {
        UUID seat = city.post(city.bureau, PostKind.PARTY_COMMITTEE_MEMBER, 1);
        city.waive("P2", seat);
        city.someoneOf(city.bureau, seat);
        city.someone(city.deputies)
                .moved(MoveKind.RESETTLEMENT, ResettlementMethod.FILL_VACANCY, city.bureau, seat, false);
        assertThat(city.codes(principle)).containsExactly("quota-exceeded");
        city.someone(city.deputies).moved(MoveKind.RESETTLEMENT, ResettlementMethod.ADD_SEAT, city.bureau, seat, false);
        assertThat(city.codes(principle))
                .as("one of two comes onto a seat added")
                .containsExactly("quota-exceeded");
    }

    @Test
    void aSeatThatAnEarlierDecisionAddedStaysAsLongAsWhoCameOntoIt() {
        SituationOfTests.Someone added = city.someone(city.secretary);
        city.someone(city.secretary);
        city.addedSeats.add(new Snapshot.AddedSeat(city.secretary, added.id));
        assertThat(city.codes(principle)).as("this plan leaves it alone").isEmpty();
        added.moved(MoveKind.RETENTION, null, city.town, city.secretary, true);
        assertThat(city.codes(principle)).as("this plan retains them").isEmpty();
        added.rotatedTo(city.deputies);
        city.someone(null).rotatedTo(city.secretary);
        assertThat(city.codes(principle)).as("somebody else in their place").containsExactly("quota-exceeded");
    }

    @Test
    void aSeatThatAnEarlierDecisionAddsIsThereBeforeItTakesEffect() {
        city.someone(city.secretary);
        SituationOfTests.Someone coming = city.someone(city.deputies).nominatedFor(city.secretary);
        city.addedSeats.add(new Snapshot.AddedSeat(city.secretary, coming.id));
        assertThat(city.codes(principle)).isEmpty();
        coming.rotatedTo(city.secretary);
        assertThat(city.codes(principle)).as("decided anew, without it").containsExactly("quota-exceeded");
    }
}
