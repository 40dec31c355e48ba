package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.TallyResult;
import dev.qingfeng.inspection.meeting.Attendance;
import dev.qingfeng.inspection.meeting.Meeting;
import dev.qingfeng.inspection.meeting.MeetingRepository;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What all papers of a round say alike: which it is, where and when, how many ballots there were, and who signs for it. */
@Singleton
class RoundInWords {

    private static final String TOLD = "document.round.";

    private final ScrutineersAndTellersRepository people;
    private final MeetingRepository meetings;
    private final Attendance attendance;
    private final Slips slips;
    private final Registry registry;
    private final Messages messages;
    private final Clock clock;

    RoundInWords(
            ScrutineersAndTellersRepository people,
            MeetingRepository meetings,
            Attendance attendance,
            Slips slips,
            Registry registry,
            Messages messages,
            Clock clock) {
        this.people = people;
        this.meetings = meetings;
        this.attendance = attendance;
        this.slips = slips;
        this.registry = registry;
        this.messages = messages;
        this.clock = clock;
    }

    /** As templates name it; {@code style} is that of the value. */
    public record Line(String label, String value, String style) {}

    /** As templates name it. */
    public record Signer(String task, String name) {}

    /** The unit, what is voted on, and which round of its meeting it is. */
    String name(BallotRound round, Language language) {
        return in(
                language,
                "name",
                registry.unit(round.unitId()).name(),
                messages.text(language, "value.BallotPurpose." + round.purpose()),
                round.number());
    }

    /** Where and when its meeting was. */
    Line meeting(BallotRound round, Language language) {
        Meeting meeting = meetings.findById(round.meetingId());
        return text(language, "meeting", meeting.place() + " · " + moment(meeting.start(), language));
    }

    /** How many had come by the time the box was sealed: no more slips were drawn and papers given out. */
    Line present(BallotRound round, Language language) {
        int present =
                attendance.presentBy(round.meetingId(), Objects.requireNonNull(round.sealedAt())).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        return text(language, "present", Integer.toString(present));
    }

    /** When it was counted. */
    Line counted(BallotRound round, Language language) {
        return text(language, "counted", moment(round.closedAt(), language));
    }

    /** How many slips, papers and ballots there were. Of few ballots, how many are blank would tell what one said. */
    List<Line> figures(BallotRound round, TallyResult counts, Language language) {
        List<Line> figures = new ArrayList<>();
        if (!round.sittings().isEmpty()) {
            int issued = slips.issued(round.id());
            int printed = slips.printed(round.id());
            figures.add(text(language, "printed", Integer.toString(printed)));
            figures.add(text(language, "returnedSlips", Integer.toString(printed - issued)));
            figures.add(text(language, "issued", Integer.toString(issued)));
        }
        if (round.papers().total() > 0) {
            figures.add(
                    text(language, "givenOut", Integer.toString(round.papers().total())));
            figures.add(text(language, "returned", String.valueOf(round.papers().returned())));
        }
        figures.add(text(language, "cast", Long.toString(counts.ballots())));
        figures.add(text(
                language, "blank", counts.tellsNothing() ? in(language, "withheld") : Long.toString(counts.blank())));
        if (round.papers().total() > 0) {
            figures.add(text(language, "spoilt", Long.toString(counts.spoilt())));
        }
        return figures;
    }

    /** Lines for the signatures of scrutineers, and after them of tellers. */
    List<Signer> signers(BallotRound round, Language language) {
        ScrutineersAndTellers named = people.findById(round.meetingId());
        List<Signer> signers = new ArrayList<>();
        if (named != null) {
            Map<UUID, String> names = names(named.all());
            named.scrutineers().forEach(id -> signers.add(signer(language, "scrutineer", names, id)));
            named.tellers().forEach(id -> signers.add(signer(language, "teller", names, id)));
        }
        return signers;
    }

    private Signer signer(Language language, String task, Map<UUID, String> names, UUID id) {
        return new Signer(in(language, task), Objects.requireNonNullElse(names.get(id), ""));
    }

    /** What these cadres are called now, by the id that is asked for. */
    Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, RegistryCadre> known = registry.people(ids);
        return known.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, person -> person.getValue().name()));
    }

    /** A dash for none. */
    String moment(@Nullable Instant moment, Language language) {
        return moment == null
                ? "–"
                : DateTimeFormatter.ofPattern(
                                messages.pattern(language, TOLD + "moment"), Locale.forLanguageTag(language.tag()))
                        .format(moment.atZone(clock.getZone()));
    }

    private Line text(Language language, String label, String value) {
        return new Line(in(language, label), value, "text");
    }

    private String in(Language language, String key, Object... arguments) {
        return messages.text(language, TOLD + key, arguments);
    }
}
