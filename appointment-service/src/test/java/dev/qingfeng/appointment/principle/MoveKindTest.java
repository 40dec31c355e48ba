package dev.qingfeng.appointment.principle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.unit.UnitKind;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which moves 調整 each kind knows as its own. */
class MoveKindTest {

    private static final UUID HERE = UUID.randomUUID();
    private static final UUID ELSEWHERE = UUID.randomUUID();
    private static final UUID HELD = UUID.randomUUID();
    private static final UUID ANOTHER = UUID.randomUUID();

    private static final Placement FROM = new Placement(HERE, HELD, Rank.SECTION);
    private static final Placement WITHOUT_POST = new Placement(HERE, null, Rank.SECTION);

    @ParameterizedTest
    @EnumSource(Rank.class)
    void whoseRankRisesIsPromotedInTheirPostToAnotherOrToNone(Rank rank) {
        boolean rises = rank.compareTo(Rank.SECTION) > 0;
        assertThat(MoveKind.PROMOTION.leads(FROM, new Placement(HERE, HELD, rank)))
                .isEqualTo(rises);
        assertThat(MoveKind.PROMOTION.leads(FROM, new Placement(HERE, null, rank)))
                .isEqualTo(rises);
        assertThat(MoveKind.PROMOTION.leads(FROM, new Placement(HERE, ANOTHER, rank)))
                .isEqualTo(rises || rank == Rank.SECTION);
        assertThat(MoveKind.PROMOTION.leads(WITHOUT_POST, new Placement(HERE, ANOTHER, rank)))
                .isEqualTo(rises || rank == Rank.SECTION);
    }

    @Test
    void whoIsRemovedLosesTheirPostAndNothingElse() {
        assertThat(MoveKind.REMOVAL.leads(FROM, WITHOUT_POST)).isTrue();
        assertThat(MoveKind.REMOVAL.leads(FROM, FROM)).isFalse();
        assertThat(MoveKind.REMOVAL.leads(FROM, new Placement(HERE, null, Rank.DEPUTY_SECTION)))
                .isFalse();
        assertThat(MoveKind.REMOVAL.leads(FROM, new Placement(ELSEWHERE, null, Rank.SECTION)))
                .isFalse();
        assertThat(MoveKind.REMOVAL.leads(WITHOUT_POST, WITHOUT_POST)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Rank.class)
    void whoRotatesComesToAnotherPostAtTheirRank(Rank rank) {
        assertThat(MoveKind.ROTATION.leads(FROM, new Placement(ELSEWHERE, ANOTHER, rank)))
                .isEqualTo(rank == Rank.SECTION);
        assertThat(MoveKind.ROTATION.leads(FROM, new Placement(HERE, HELD, rank)))
                .isFalse();
        assertThat(MoveKind.ROTATION.leads(FROM, new Placement(ELSEWHERE, null, rank)))
                .isFalse();
    }

    static Stream<Arguments> otherPlacements() {
        return Stream.of(
                        new Placement(ELSEWHERE, HELD, Rank.SECTION),
                        new Placement(HERE, ANOTHER, Rank.SECTION),
                        new Placement(HERE, HELD, Rank.DEPUTY_COUNTY),
                        WITHOUT_POST)
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("otherPlacements")
    void whoIsRetainedStaysWhereTheyAreInEachRespect(Placement another) {
        assertThat(MoveKind.RETENTION.leads(FROM, FROM)).isTrue();
        assertThat(MoveKind.RETENTION.leads(FROM, another)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Rank.class)
    void whoIsResettledComesToAnotherUnitAtNoLowerRank(Rank rank) {
        assertThat(MoveKind.RESETTLEMENT.leads(FROM, new Placement(ELSEWHERE, null, rank)))
                .isEqualTo(rank.compareTo(Rank.SECTION) >= 0);
        assertThat(MoveKind.RESETTLEMENT.leads(FROM, new Placement(HERE, ANOTHER, rank)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Rank.class)
    void whoIsSecondedServesInAnotherUnitAtTheirRank(Rank rank) {
        assertThat(MoveKind.SECONDMENT.leads(FROM, new Placement(ELSEWHERE, null, rank)))
                .isEqualTo(rank == Rank.SECTION);
        assertThat(MoveKind.SECONDMENT.leads(FROM, new Placement(HERE, ANOTHER, rank)))
                .isFalse();
    }

    /** 填空缺, 加凳子 and 留位子. */
    @ParameterizedTest
    @CsvSource({"FILL_VACANCY, CITY_DIRECT, true", "ADD_SEAT, CITY_DIRECT, true", "RESERVE_PLACE, TOWN_DIRECT, false"})
    void eachWayOfResettlingLeadsToOneKindOfUnitAndTwoOfThemToAPost(
            ResettlementMethod method, UnitKind kind, boolean toPost) {
        assertThat(Stream.of(UnitKind.values()).filter(method::leadsTo)).containsExactly(kind);
        assertThat(method.needsPost()).isEqualTo(toPost);
    }
}
