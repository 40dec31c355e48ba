package dev.qingfeng.appointment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.ResettlementMethod;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MoveTest {

    private static final UUID TOWN = UUID.randomUUID();
    private static final UUID ELSEWHERE = UUID.randomUUID();
    private static final UUID DEPUTY = UUID.randomUUID();
    private static final UUID SECRETARY = UUID.randomUUID();
    private static final UUID POST_ELSEWHERE = UUID.randomUUID();

    private final Placement deputy = new Placement(TOWN, DEPUTY, Rank.DEPUTY_SECTION);

    private Move move(MoveKind kind, UUID unit, @Nullable UUID post, Rank rank) {
        return move(kind, null, unit, post, rank);
    }

    private Move move(MoveKind kind, @Nullable ResettlementMethod method, UUID unit, @Nullable UUID post, Rank rank) {
        return move(kind, method, false, new Placement(unit, post, rank));
    }

    private Move move(MoveKind kind, @Nullable ResettlementMethod method, boolean rankAndBenefits, Placement target) {
        return new Move(UUID.randomUUID(), UUID.randomUUID(), kind, method, rankAndBenefits, deputy, target, null);
    }

    private void refused(MoveKind kind, UUID unit, @Nullable UUID post, Rank rank) {
        assertThatThrownBy(() -> move(kind, unit, post, rank)).hasMessage("move-not-of-its-kind");
    }

    @Test
    void aPromotionLeadsToAHigherRankOrAnotherPostAndNeverDown() {
        assertThat(move(MoveKind.PROMOTION, TOWN, DEPUTY, Rank.SECTION).target().rank())
                .isEqualTo(Rank.SECTION);
        assertThat(move(MoveKind.PROMOTION, TOWN, SECRETARY, Rank.DEPUTY_SECTION)
                        .target()
                        .postId())
                .isEqualTo(SECRETARY);
        refused(MoveKind.PROMOTION, TOWN, DEPUTY, Rank.DEPUTY_SECTION);
        refused(MoveKind.PROMOTION, TOWN, SECRETARY, Rank.STAFF_MEMBER);
        refused(MoveKind.PROMOTION, ELSEWHERE, null, Rank.DEPUTY_SECTION);
    }

    @Test
    void rankAndBenefitsAreSettledByARiseInRankWhereOneIs() {
        assertThat(move(MoveKind.PROMOTION, null, true, new Placement(TOWN, DEPUTY, Rank.SECTION))
                        .rankAndBenefits())
                .isTrue();
        Placement[] others = {
            deputy,
            new Placement(TOWN, SECRETARY, Rank.SECTION),
            new Placement(TOWN, null, Rank.SECTION),
            new Placement(ELSEWHERE, DEPUTY, Rank.SECTION),
            new Placement(TOWN, DEPUTY, Rank.STAFF_MEMBER)
        };
        for (Placement other : others) {
            assertThatThrownBy(() -> move(MoveKind.PROMOTION, null, true, other))
                    .as(other.toString())
                    .hasMessage("move-not-of-its-kind");
        }
        assertThatThrownBy(() -> move(MoveKind.RETENTION, null, true, deputy))
                .as("no other kind settles them")
                .hasMessage("move-not-of-its-kind");
    }

    @Test
    void aRemovalTakesThePostAndNothingElse() {
        assertThat(move(MoveKind.REMOVAL, TOWN, null, Rank.DEPUTY_SECTION)
                        .target()
                        .postId())
                .isNull();
        refused(MoveKind.REMOVAL, TOWN, DEPUTY, Rank.DEPUTY_SECTION);
        refused(MoveKind.REMOVAL, ELSEWHERE, null, Rank.DEPUTY_SECTION);
        refused(MoveKind.REMOVAL, TOWN, null, Rank.STAFF_MEMBER);
    }

    @Test
    void aRotationLeadsToAnotherPostAtTheSameRank() {
        assertThat(move(MoveKind.ROTATION, ELSEWHERE, POST_ELSEWHERE, Rank.DEPUTY_SECTION)
                        .origin())
                .isEqualTo(deputy);
        refused(MoveKind.ROTATION, ELSEWHERE, POST_ELSEWHERE, Rank.SECTION);
        refused(MoveKind.ROTATION, TOWN, DEPUTY, Rank.DEPUTY_SECTION);
        refused(MoveKind.ROTATION, ELSEWHERE, null, Rank.DEPUTY_SECTION);
    }

    @Test
    void aRetentionLeadsNowhere() {
        assertThat(move(MoveKind.RETENTION, TOWN, DEPUTY, Rank.DEPUTY_SECTION).target())
                .isEqualTo(deputy);
        refused(MoveKind.RETENTION, TOWN, SECRETARY, Rank.DEPUTY_SECTION);
    }

    @Test
    void aSecondmentLeadsToAnotherUnitAtTheSameRank() {
        assertThat(move(MoveKind.SECONDMENT, ELSEWHERE, null, Rank.DEPUTY_SECTION)
                        .target()
                        .unitId())
                .isEqualTo(ELSEWHERE);
        refused(MoveKind.SECONDMENT, TOWN, SECRETARY, Rank.DEPUTY_SECTION);
        refused(MoveKind.SECONDMENT, ELSEWHERE, null, Rank.SECTION);
    }

    @ParameterizedTest
    @EnumSource
    void aResettlementSaysHowAndLeadsToAnotherUnit(ResettlementMethod method) {
        Move move = move(MoveKind.RESETTLEMENT, method, ELSEWHERE, POST_ELSEWHERE, Rank.DEPUTY_SECTION);
        assertThat(move.method()).isEqualTo(method);
        assertThatThrownBy(() -> move(MoveKind.RESETTLEMENT, method, TOWN, SECRETARY, Rank.DEPUTY_SECTION))
                .hasMessage("move-not-of-its-kind");
        assertThatThrownBy(() -> move(MoveKind.RESETTLEMENT, method, ELSEWHERE, POST_ELSEWHERE, Rank.STAFF_MEMBER))
                .hasMessage("move-not-of-its-kind");
        assertThatThrownBy(() -> move(MoveKind.ROTATION, method, ELSEWHERE, POST_ELSEWHERE, Rank.DEPUTY_SECTION))
                .as("no other kind has a method")
                .hasMessage("move-not-of-its-kind");
        refused(MoveKind.RESETTLEMENT, ELSEWHERE, POST_ELSEWHERE, Rank.DEPUTY_SECTION);
    }

    @Test
    void aVacancyAndASeatArePostsAndAReservedPlaceNeedsNone() {
        for (ResettlementMethod method :
                new ResettlementMethod[] {ResettlementMethod.FILL_VACANCY, ResettlementMethod.ADD_SEAT}) {
            assertThatThrownBy(() -> move(MoveKind.RESETTLEMENT, method, ELSEWHERE, null, Rank.DEPUTY_SECTION))
                    .hasMessage("move-not-of-its-kind");
        }
        assertThat(move(MoveKind.RESETTLEMENT, ResettlementMethod.RESERVE_PLACE, ELSEWHERE, null, Rank.DEPUTY_SECTION)
                        .target()
                        .postId())
                .isNull();
    }
}
