package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Classes as they are counted: those with few ballots together, so that no figure is that of a handful of people. */
final class ClassGroups {

    private ClassGroups() {}

    /**
     * Those with fewer ballots than the smallest that is counted alone, as one; if that is still too small, with the next smallest.
     * Each group has at least so many ballots, unless there is only one.
     *
     * @param ballots by class; a class without any is in no group
     * @param smallest 1 or more
     * @return in the order of their first classes
     */
    static List<Set<AttendeeClass>> of(Map<AttendeeClass, Long> ballots, long smallest) {
        EnumSet<AttendeeClass> together = EnumSet.noneOf(AttendeeClass.class);
        List<AttendeeClass> alone = new ArrayList<>();
        ballots.forEach((attendeeClass, count) -> {
            if (count >= smallest) {
                alone.add(attendeeClass);
            } else if (count > 0) {
                together.add(attendeeClass);
            }
        });
        alone.sort(Comparator.<AttendeeClass>comparingLong(each -> ballots.getOrDefault(each, 0L))
                .thenComparing(Comparator.naturalOrder()));
        if (!together.isEmpty() && !alone.isEmpty() && sum(together, ballots) < smallest) {
            together.add(alone.remove(0));
        }
        List<Set<AttendeeClass>> groups = new ArrayList<>();
        alone.forEach(each -> groups.add(EnumSet.of(each)));
        if (!together.isEmpty()) {
            groups.add(together);
        }
        groups.sort(Comparator.comparing(group -> group.iterator().next()));
        return groups;
    }

    private static long sum(Set<AttendeeClass> classes, Map<AttendeeClass, Long> ballots) {
        return classes.stream()
                .mapToLong(each -> ballots.getOrDefault(each, 0L))
                .sum();
    }
}
