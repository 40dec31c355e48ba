package dev.qingfeng.appointment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.policy.PolicyParameters;
import dev.qingfeng.appointment.policy.PrincipleCode;
import dev.qingfeng.appointment.policy.PrincipleKind;
import dev.qingfeng.appointment.post.PostKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the evaluator finds, of any state, plan and policy; it needs no container. */
class EvaluatorTest {

    private static final PolicyParameters POLICY = new PolicyParameters(true);

    private final UUID town = UUID.randomUUID();
    private final Map<UUID, Seat> seats = new HashMap<>();
    private final UUID secretary = post(PostKind.PARTY_SECRETARY, 1);
    private final UUID deputies = post(PostKind.DEPUTY_HEAD_OF_GOVERNMENT, 2);
    private final UUID staff = post(PostKind.STAFF, 9);
    private final Map<UUID, Placement> actual = new HashMap<>();
    private final Map<UUID, Grade> grades = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();

    private UUID post(PostKind kind, int quota) {
        UUID id = UUID.randomUUID();
        seats.put(id, new Seat(town, kind, quota));
        return id;
    }

    private UUID cadre(@Nullable UUID post) {
        UUID id = UUID.randomUUID();
        actual.put(id, new Placement(town, post, Rank.DEPUTY_SECTION));
        return id;
    }

    private UUID graded(@Nullable UUID post, Grade grade) {
        UUID id = cadre(post);
        grades.put(id, grade);
        return id;
    }

    private void move(UUID cadre, MoveKind kind, @Nullable UUID post, @Nullable String reason) {
        Placement from = actual.get(cadre);
        if (from == null) {
            throw new AssertionError(cadre);
        }
        moves.add(new Move(town, cadre, kind, null, from, new Placement(town, post, from.rank()), reason));
    }

    private List<Finding> findings() {
        return findings(POLICY);
    }

    private List<Finding> findings(PolicyParameters policy) {
        return Evaluator.findings(Proposal.of(actual, seats, grades, moves, policy));
    }

    @Test
    void whoIsGradedPoorIsRemovedOrKeptForARecordedReason() {
        UUID poor = graded(deputies, Grade.POOR);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.principle()).isEqualTo(PrincipleCode.P1);
            assertThat(finding.code()).isEqualTo("poor-stays-without-reason");
            assertThat(finding.kind()).isEqualTo(PrincipleKind.HARD);
            assertThat(finding.subjects()).containsExactly(new Subject(Subject.Type.CADRE, poor));
        });
        move(poor, MoveKind.RETENTION, deputies, null);
        assertThat(findings()).as("a move without a reason is none").hasSize(1);
        moves.clear();
        move(poor, MoveKind.RETENTION, deputies, " ");
        assertThat(findings()).as("nor is a blank one").hasSize(1);
        moves.clear();
        move(poor, MoveKind.RETENTION, deputies, "工作需要");
        assertThat(findings()).isEmpty();
        moves.clear();
        move(poor, MoveKind.REMOVAL, null, null);
        assertThat(findings()).isEmpty();
    }

    @Test
    void whoIsGradedPoorAndRotatedToAnotherLeadershipPostStaysInPost() {
        UUID poor = graded(deputies, Grade.POOR);
        move(poor, MoveKind.ROTATION, secretary, null);
        assertThat(findings()).extracting(Finding::code).containsExactly("poor-stays-without-reason");
    }

    @Test
    void whoIsGradedPoorMayHaveNoLeadershipPostOrLoseIt() {
        graded(null, Grade.POOR);
        graded(staff, Grade.POOR);
        UUID poor = graded(deputies, Grade.POOR);
        move(poor, MoveKind.ROTATION, staff, null);
        assertThat(findings()).isEmpty();
    }

    @Test
    void thePolicyMayKeepThePoorWithoutReason() {
        graded(deputies, Grade.POOR);
        assertThat(findings(new PolicyParameters(false))).isEmpty();
    }

    @Test
    void whoIsGradedExcellentIsPreferablyPromoted() {
        UUID excellent = graded(deputies, Grade.EXCELLENT);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("excellent-not-promoted");
            assertThat(finding.kind()).isEqualTo(PrincipleKind.SOFT);
        });
        move(excellent, MoveKind.PROMOTION, secretary, null);
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Grade.class,
            names = {"FAIRLY_GOOD", "AVERAGE"})
    void nothingFollowsFromTheGradesBetween(Grade grade) {
        graded(deputies, grade);
        assertThat(findings()).isEmpty();
    }

    @Test
    void whoLeftTheCityIsNotLookedAt() {
        grades.put(UUID.randomUUID(), Grade.POOR);
        grades.put(UUID.randomUUID(), Grade.EXCELLENT);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aPostHasNoMoreHoldersThanItsQuota() {
        UUID first = cadre(deputies);
        UUID second = cadre(deputies);
        assertThat(findings()).as("as many as the quota").isEmpty();
        UUID third = cadre(null);
        move(third, MoveKind.ROTATION, deputies, null);
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.principle()).isEqualTo(PrincipleCode.P2);
            assertThat(finding.kind()).isEqualTo(PrincipleKind.HARD);
            assertThat(finding.figures()).containsExactly(2, 3);
            assertThat(finding.subjects().subList(0, 2))
                    .containsExactly(new Subject(Subject.Type.POST, deputies), new Subject(Subject.Type.UNIT, town));
            assertThat(finding.subjects().subList(2, 5))
                    .extracting(Subject::id)
                    .containsExactlyElementsOf(
                            Stream.of(first, second, third).sorted().toList());
        });
        move(first, MoveKind.REMOVAL, null, null);
        assertThat(findings()).as("who leaves makes room").isEmpty();
    }

    @Test
    void aPostThatThePlanLeavesAloneIsCheckedToo() {
        cadre(secretary);
        cadre(secretary);
        assertThat(findings()).extracting(Finding::code).containsExactly("quota-exceeded");
    }

    @Test
    void eachPrincipleThatSaysItIsEvaluatedIs() {
        assertThat(Evaluator.PRINCIPLES)
                .extracting(Principle::code)
                .containsExactlyElementsOf(Stream.of(PrincipleCode.values())
                        .filter(PrincipleCode::isEvaluated)
                        .toList());
        assertThat(Evaluator.PRINCIPLES)
                .extracting(Principle::clause)
                .containsExactly("principle.P1.clause", "principle.P2.clause");
    }

    /** Two hundred seeded cities; whoever repeats a failure needs the seed only. */
    @Test
    void findingsAreTheSameWhateverTheOrderOfMovesAndState() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            actual.clear();
            grades.clear();
            moves.clear();
            UUID[] posts = {secretary, deputies, staff, null};
            List<Grade> each = List.of(Grade.values());
            for (int i = 0; i < 30; i++) {
                UUID cadre = new UUID(random.nextLong(), random.nextLong());
                UUID post = posts[random.nextInt(4)];
                actual.put(cadre, new Placement(town, post, Rank.DEPUTY_SECTION));
                if (random.nextBoolean()) {
                    grades.put(cadre, each.get(random.nextInt(each.size())));
                }
                UUID to = posts[random.nextInt(3)];
                if (random.nextBoolean() && !Objects.equals(to, post)) {
                    move(cadre, MoveKind.ROTATION, to, random.nextBoolean() ? "工作需要" : null);
                }
            }
            List<Finding> expected = findings();
            assertThat(expected).as("seed %d", seed).isNotEmpty();
            for (int i = 0; i < 5; i++) {
                Collections.shuffle(moves, random);
                Proposal shuffled = Proposal.of(
                        shuffled(actual, random), shuffled(seats, random), shuffled(grades, random), moves, POLICY);
                assertThat(Evaluator.findings(shuffled)).as("seed %d", seed).isEqualTo(expected);
            }
        }
    }

    private static <T> Map<UUID, T> shuffled(Map<UUID, T> map, Random random) {
        List<UUID> keys = new ArrayList<>(map.keySet());
        Collections.shuffle(keys, random);
        Map<UUID, T> shuffled = new LinkedHashMap<>();
        keys.forEach(key -> shuffled.put(key, map.get(key)));
        return shuffled;
    }
}
