package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts the ballots of a round, one after the other, and keeps none. Not for several threads. What it holds is finer than what may be
 * told: that is its {@link #result}.
 */
public final class Tally {

    private final BallotPaper paper;
    private final Map<AttendeeClass, Long> ballots = new EnumMap<>(AttendeeClass.class);

    /** By class, position and code. */
    private final Map<AttendeeClass, long[][]> counts = new EnumMap<>(AttendeeClass.class);

    private long blank;
    private long spoilt;

    public Tally(BallotPaper paper) {
        this.paper = paper;
    }

    /** A ballot that {@link BallotPaper#decode} read on the same paper. */
    public void add(FilledBallot ballot) {
        if (ballot.size() != paper.positions().size()) {
            throw new IllegalArgumentException("This is a ballot on another paper");
        }
        ballots.merge(ballot.attendeeClass(), 1L, Long::sum);
        long[][] ofClass = counts.computeIfAbsent(ballot.attendeeClass(), each -> noCounts());
        for (int position = 0; position < ballot.size(); position++) {
            ofClass[position][ballot.code(position)]++;
        }
        if (ballot.isBlank()) {
            blank++;
        }
    }

    /** A ballot on paper that cannot be read as one; it counts among none of the figures of questions. */
    public void addSpoilt() {
        spoilt++;
    }

    private long[][] noCounts() {
        return paper.positions().stream()
                .map(position -> new long[position.highest() + 1])
                .toArray(long[][]::new);
    }

    /**
     * What may be told: of each question the figures of all who were asked, and by class where classes are large enough and do not all
     * choose alike. Of a question that fewer than the smallest were asked there are no figures at all; where that is so of all,
     * nor is it told how many ballots are blank.
     *
     * @param smallest how many ballots a class has at least to be counted alone; 1 or more
     */
    public TallyResult result(long smallest) {
        List<TallyResult.Question> questions = paper.form().questions().stream()
                .map(question -> result(question, smallest))
                .toList();
        boolean tells = questions.stream().anyMatch(question -> !question.withheld());
        return new TallyResult(cast(), tells ? blank : 0, spoilt, questions);
    }

    private long cast() {
        return ballots.values().stream().mapToLong(Long::longValue).sum();
    }

    private TallyResult.Question result(FormQuestion question, long smallest) {
        Map<AttendeeClass, Long> asked = new EnumMap<>(AttendeeClass.class);
        ballots.forEach((attendeeClass, count) -> {
            if (question.isAskedOf(attendeeClass)) {
                asked.put(attendeeClass, count);
            }
        });
        long ballotsAsked = asked.values().stream().mapToLong(Long::longValue).sum();
        boolean withheld = ballotsAsked > 0 && ballotsAsked < smallest;
        List<Set<AttendeeClass>> groups = ClassGroups.of(asked, smallest);
        List<TallyResult.Place> places = withheld
                ? List.of()
                : paper.positions(question).stream()
                        .map(position -> place(position, groups))
                        .toList();
        return new TallyResult.Question(question.code(), ballotsAsked, withheld, places);
    }

    private TallyResult.Place place(Position position, List<Set<AttendeeClass>> groups) {
        List<TallyResult.OfClasses> byClass = groups.stream()
                .map(group -> new TallyResult.OfClasses(List.copyOf(group), sums(position, group)))
                .toList();
        List<Long> all = sums(position, groups.stream().flatMap(Set::stream).collect(Collectors.toSet()));
        // One that is withheld alone is the difference of the others and the whole.
        boolean alike = byClass.stream().anyMatch(TallyResult.OfClasses::alike);
        Candidate candidate = position.candidate();
        return new TallyResult.Place(
                position.index(),
                candidate == null ? null : candidate.cadreId(),
                position.choice(),
                all,
                alike && groups.size() > 1,
                tellable(byClass, alike));
    }

    /** Of a single group it is the whole. */
    private static List<TallyResult.OfClasses> tellable(List<TallyResult.OfClasses> byClass, boolean alike) {
        return alike || byClass.size() < 2 ? List.of() : byClass;
    }

    private List<Long> sums(Position position, Set<AttendeeClass> classes) {
        long[] sums = new long[position.highest() + 1];
        for (AttendeeClass attendeeClass : classes) {
            long[][] ofClass = counts.get(attendeeClass);
            for (int code = 0; ofClass != null && code < sums.length; code++) {
                sums[code] += ofClass[position.index()][code];
            }
        }
        return Arrays.stream(sums).boxed().toList();
    }
}
