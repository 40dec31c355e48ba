package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.CanonicalJson;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a voter of a round fills in: a form with its candidates, as positions of one width. A filled one always has the same length,
 * whoever filled in what, so that its length tells nothing.
 */
public final class BallotPaper {

    /** Of each filled ballot, in bytes. */
    public static final int LENGTH = 1024;

    /** How many positions there can be. */
    public static final int MOST_POSITIONS = LENGTH - 2 - 32;

    private static final byte FORMAT = 1;
    private static final byte SPOILT = 0;
    private static final int FIRST_POSITION = 2;
    private static final int MEANING = LENGTH - 32;
    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");

    /** As ballots say them for ever, wherever a class stands among the others. */
    private static final Map<AttendeeClass, Byte> NUMBERS = Map.of(
            AttendeeClass.PRESCRIBED, (byte) 1,
            AttendeeClass.LEADER, (byte) 2,
            AttendeeClass.PARTY_CONGRESS_DELEGATE, (byte) 3,
            AttendeeClass.PEOPLES_CONGRESS_DEPUTY, (byte) 4,
            AttendeeClass.CPPCC_MEMBER, (byte) 5,
            AttendeeClass.TOWNSHIP_DEPUTY, (byte) 6,
            AttendeeClass.ENTERPRISE_HEAD, (byte) 7,
            AttendeeClass.STAFF, (byte) 8,
            AttendeeClass.OTHER, (byte) 9);

    private final FormDefinition form;
    private final List<Position> positions;
    private final String sha256;

    private BallotPaper(FormDefinition form, Map<String, List<Candidate>> candidates, List<Position> positions) {
        this.form = form;
        this.positions = positions;
        this.sha256 = CanonicalJson.hash(CanonicalJson.of(new Meant(form, new TreeMap<>(candidates))));
    }

    /** What the codes of a ballot mean. */
    private record Meant(FormDefinition form, SortedMap<String, List<Candidate>> candidates) {}

    /**
     * Of a form for those whom its questions are about.
     *
     * <p>Refuses with 422 {@code candidates-unfit} a question about people without any, people where none are asked about, and somebody
     * twice in a question; {@code errors} names each by the question's code. With {@code ballot-too-long} more positions than {@link
     * #MOST_POSITIONS}.
     *
     * @param candidates by the code of the question, in the order in which a ballot shows them
     */
    public static BallotPaper of(FormDefinition form, Map<String, List<Candidate>> candidates) {
        List<ProblemError> faults = faults(form, candidates);
        if (!faults.isEmpty()) {
            throw ProblemException.of(InspectionProblem.CANDIDATES_UNFIT).withErrors(faults);
        }
        List<Position> positions = new ArrayList<>();
        for (FormQuestion question : form.questions()) {
            if (question.about().needsCandidates()) {
                int highest = question.selectsPeople() ? 1 : question.choices().size();
                for (Candidate candidate : candidates.getOrDefault(question.code(), List.of())) {
                    positions.add(new Position(positions.size(), question, candidate, null, highest));
                }
            } else if (question.kind() == QuestionKind.RATE) {
                positions.add(new Position(
                        positions.size(),
                        question,
                        null,
                        null,
                        question.choices().size()));
            } else {
                for (int choice = 1; choice <= question.choices().size(); choice++) {
                    positions.add(new Position(positions.size(), question, null, choice, 1));
                }
            }
        }
        if (positions.size() > MOST_POSITIONS) {
            throw tooLong();
        }
        return new BallotPaper(form, candidates, List.copyOf(positions));
    }

    /** Refuses with 422 {@code ballot-too-long} a form that no ballot has room for, however few people it is used with. */
    static void requireRoom(FormDefinition form) {
        long positions = form.questions().stream()
                .mapToLong(question -> question.kind() == QuestionKind.SELECT && !question.selectsPeople()
                        ? question.choices().size()
                        : 1)
                .sum();
        if (positions > MOST_POSITIONS) {
            throw tooLong();
        }
    }

    private static ProblemException tooLong() {
        return ProblemException.of(InspectionProblem.BALLOT_TOO_LONG, MOST_POSITIONS);
    }

    private static List<ProblemError> faults(FormDefinition form, Map<String, List<Candidate>> candidates) {
        List<ProblemError> faults = new ArrayList<>();
        for (FormQuestion question : form.questions()) {
            List<Candidate> named = candidates.getOrDefault(question.code(), List.of());
            Set<UUID> ids = new HashSet<>();
            if (question.about().needsCandidates() && named.isEmpty()) {
                faults.add(ProblemError.at("/candidates/" + question.code(), "candidates-missing"));
            } else if (!question.about().needsCandidates() && !named.isEmpty()) {
                faults.add(ProblemError.at("/candidates/" + question.code(), "candidates-not-asked-about"));
            } else if (!named.stream().map(Candidate::cadreId).allMatch(ids::add)) {
                faults.add(ProblemError.at("/candidates/" + question.code(), "candidate-repeated"));
            }
        }
        candidates.keySet().stream()
                .filter(code -> form.question(code).isEmpty())
                .sorted()
                .forEach(code -> faults.add(ProblemError.at(
                        "/candidates/" + code.replace("~", "~0").replace("/", "~1"), "question-unknown")));
        return faults;
    }

    public FormDefinition form() {
        return form;
    }

    /** Of form and candidates, in hexadecimal. It is in each ballot, which so means the same for ever. */
    public String sha256() {
        return sha256;
    }

    /** In their order. */
    public List<Position> positions() {
        return positions;
    }

    /** Those of one question, in their order. */
    public List<Position> positions(FormQuestion question) {
        return positions.stream()
                .filter(position -> position.question().equals(question))
                .toList();
    }

    /**
     * A filled ballot, of {@link #LENGTH} bytes.
     *
     * <p>Refuses with 422 {@code ballot-incomplete} another number of codes than there are positions, and what is no code of two
     * digits; with {@code unknown-choice} a code that the position cannot hold, and any but {@code 00} where the class is not asked;
     * with {@code too-many-choices} more than may be selected in a question. {@code errors} says where, and never what.
     *
     * @param codes one for each position, {@code 00} for none
     */
    public byte[] encode(AttendeeClass attendeeClass, List<@Nullable String> codes) {
        return encode(attendeeClass, codes, "");
    }

    /**
     * The same of a ballot that is one of several in a request.
     *
     * @param pointer JSON pointer to the ballot
     */
    public byte[] encode(AttendeeClass attendeeClass, List<@Nullable String> codes, String pointer) {
        requireComplete(codes, pointer);
        byte[] ballot = empty(number(attendeeClass));
        List<ProblemError> unknown = new ArrayList<>();
        for (Position position : positions) {
            int code = Integer.parseInt(Objects.requireNonNull(codes.get(position.index())));
            if (code > position.highest()) {
                unknown.add(at(pointer, position.index(), "unknown-choice"));
            } else if (code > 0 && !position.question().isAskedOf(attendeeClass)) {
                unknown.add(at(pointer, position.index(), "question-not-asked"));
            }
            ballot[FIRST_POSITION + position.index()] = (byte) code;
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.of(InspectionProblem.UNKNOWN_CHOICE).withErrors(unknown);
        }
        List<ProblemError> tooMany = overfilled(ballot, pointer);
        if (!tooMany.isEmpty()) {
            throw ProblemException.of(InspectionProblem.TOO_MANY_CHOICES).withErrors(tooMany);
        }
        return ballot;
    }

    private byte[] empty(byte number) {
        byte[] ballot = new byte[LENGTH];
        ballot[0] = FORMAT;
        ballot[1] = number;
        byte[] meaning = HexFormat.of().parseHex(sha256);
        System.arraycopy(meaning, 0, ballot, MEANING, meaning.length);
        return ballot;
    }

    /** A paper that cannot be read as a ballot, as long as any other; of no class, since it counts among none. */
    public byte[] encodeSpoilt() {
        return empty(SPOILT);
    }

    /** What {@link #encode} or {@link #encodeSpoilt} made of a paper; empty of a spoilt one. Throws as {@link #decode}. */
    public Optional<FilledBallot> decodePaper(byte[] ballot) {
        return Arrays.equals(ballot, encodeSpoilt()) ? Optional.empty() : Optional.of(decode(ballot));
    }

    private void requireComplete(List<@Nullable String> codes, String pointer) {
        if (codes.size() != positions.size()) {
            throw ProblemException.of(InspectionProblem.BALLOT_INCOMPLETE)
                    .withErrors(List.of(ProblemError.at(pointer + "/codes", "wrong-number-of-codes")));
        }
        List<ProblemError> unreadable = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            if (code == null || !TWO_DIGITS.matcher(code).matches()) {
                unreadable.add(at(pointer, i, "not-two-digits"));
            }
        }
        if (!unreadable.isEmpty()) {
            throw ProblemException.of(InspectionProblem.BALLOT_INCOMPLETE).withErrors(unreadable);
        }
    }

    /** Each question in which more is selected than may be, at its first position. */
    private List<ProblemError> overfilled(byte[] ballot, String pointer) {
        Map<String, Integer> selected = new HashMap<>();
        List<ProblemError> overfilled = new ArrayList<>();
        for (Position position : positions) {
            if (ballot[FIRST_POSITION + position.index()] > 0) {
                selected.merge(position.question().code(), 1, Integer::sum);
            }
        }
        Set<String> seen = new HashSet<>();
        for (Position position : positions) {
            FormQuestion question = position.question();
            Integer max = question.max();
            if (max != null && seen.add(question.code()) && selected.getOrDefault(question.code(), 0) > max) {
                overfilled.add(at(pointer, position.index(), "too-many-choices"));
            }
        }
        return overfilled;
    }

    private static ProblemError at(String pointer, int position, String code) {
        return ProblemError.at(pointer + "/codes/" + position, code);
    }

    /**
     * What {@link #encode} made. Throws {@link IllegalArgumentException}, which says nothing of it, if it is no ballot that could have
     * been filled in on this paper.
     */
    public FilledBallot decode(byte[] ballot) {
        if (ballot.length != LENGTH || ballot[0] != FORMAT) {
            throw notOfThisPaper();
        }
        AttendeeClass attendeeClass = NUMBERS.entrySet().stream()
                .filter(number -> number.getValue() == ballot[1])
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(BallotPaper::notOfThisPaper);
        byte[] codes = new byte[positions.size()];
        for (Position position : positions) {
            byte code = ballot[FIRST_POSITION + position.index()];
            boolean asked = position.question().isAskedOf(attendeeClass);
            if (code < 0 || code > (asked ? position.highest() : 0)) {
                throw notOfThisPaper();
            }
            codes[position.index()] = code;
        }
        byte[] meaning = HexFormat.of().parseHex(sha256);
        if (!Arrays.equals(ballot, MEANING, LENGTH, meaning, 0, meaning.length)) {
            throw notOfThisPaper();
        }
        for (int i = FIRST_POSITION + positions.size(); i < MEANING; i++) {
            if (ballot[i] != 0) {
                throw notOfThisPaper();
            }
        }
        if (!overfilled(ballot, "").isEmpty()) {
            throw notOfThisPaper();
        }
        return new FilledBallot(attendeeClass, codes);
    }

    private static IllegalArgumentException notOfThisPaper() {
        return new IllegalArgumentException("This is no ballot on this paper");
    }

    private static byte number(AttendeeClass attendeeClass) {
        Byte number = NUMBERS.get(attendeeClass);
        if (number == null) {
            throw new IllegalStateException("%s has no number in ballots".formatted(attendeeClass));
        }
        return number;
    }
}
