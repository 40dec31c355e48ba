package dev.qingfeng.inspection.ballotform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** No class is counted alone that has few ballots. */
class ClassGroupsTest {

    private static final AttendeeClass[] CLASSES = AttendeeClass.values();

    private static Map<AttendeeClass, Long> ballots(List<Integer> numbers) {
        Map<AttendeeClass, Long> ballots = new EnumMap<>(AttendeeClass.class);
        for (int i = 0; i < numbers.size(); i++) {
            ballots.put(CLASSES[i], (long) numbers.get(i));
        }
        return ballots;
    }

    private static long sum(Set<AttendeeClass> group, Map<AttendeeClass, Long> ballots) {
        return group.stream().mapToLong(each -> ballots.getOrDefault(each, 0L)).sum();
    }

    @Property
    void aGroupIsLargeEnoughUnlessItIsTheOnlyOne(
            @ForAll @Size(max = 9) List<@IntRange(max = 40) Integer> numbers,
            @ForAll @IntRange(min = 1, max = 30) int smallest) {
        Map<AttendeeClass, Long> ballots = ballots(numbers);
        List<Set<AttendeeClass>> groups = ClassGroups.of(ballots, smallest);
        assertThat(groups.stream().flatMap(Set::stream))
                .as("each class with a ballot once")
                .containsExactlyInAnyOrderElementsOf(ballots.entrySet().stream()
                        .filter(each -> each.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .toList());
        if (groups.size() > 1) {
            assertThat(groups).allMatch(group -> sum(group, ballots) >= smallest);
        }
    }

    @Test
    void smallClassesAreCountedTogether() {
        assertThat(ClassGroups.of(ballots(List.of(30, 4, 6, 0, 12)), 10))
                .containsExactly(Set.of(CLASSES[0]), Set.of(CLASSES[1], CLASSES[2]), Set.of(CLASSES[4]));
    }

    @Test
    void whatIsStillTooSmallGoesWithTheNextSmallest() {
        assertThat(ClassGroups.of(ballots(List.of(30, 4, 5, 0, 12)), 10))
                .containsExactly(Set.of(CLASSES[0]), Set.of(CLASSES[1], CLASSES[2], CLASSES[4]));
        assertThat(ClassGroups.of(ballots(List.of(30, 1)), 10)).containsExactly(Set.of(CLASSES[0], CLASSES[1]));
    }

    @Test
    void aFewBallotsInAllAreOneGroup() {
        assertThat(ClassGroups.of(ballots(List.of(1, 2, 3)), 10)).hasSize(1);
        assertThat(ClassGroups.of(ballots(List.of(0, 0)), 10)).isEmpty();
    }
}
