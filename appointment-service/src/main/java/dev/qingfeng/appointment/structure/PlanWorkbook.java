package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreDetails;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.plan.Move;
import dev.qingfeng.appointment.principle.Seat;
import dev.qingfeng.appointment.vocabulary.Labels;
import dev.qingfeng.platform.imports.SheetWriter.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The moves of a plan, the structure before and after, and the new leadership teams as rows, in the reader's language. */
record PlanWorkbook(Reading reading, Structure structure, StructureWords words) {

    List<Rows<?>> sheets() {
        return List.of(
                new Rows<>(PlannedMoveRow.class, moves()),
                new Rows<>(StructureRow.class, figures()),
                new Rows<>(TeamMemberRow.class, team()));
    }

    /** By the unit that people come from. */
    private List<PlannedMoveRow> moves() {
        return reading.moves().stream()
                .sorted(Comparator.comparing(
                                (Move move) -> reading.place(move.origin().unitId()), Place.BY_PATH)
                        .thenComparing(move -> reading.cadre(move.cadreId()).staffNumber()))
                .map(this::row)
                .toList();
    }

    private PlannedMoveRow row(Move move) {
        Cadre cadre = reading.cadre(move.cadreId());
        return new PlannedMoveRow(
                cadre.staffNumber(),
                cadre.details().name(),
                labels().of(move.kind(), move.rankAndBenefits()),
                move.method() == null ? null : labels().of(move.method()),
                unit(move.origin()),
                post(move.origin()),
                labels().of(move.origin().rank()),
                unit(move.target()),
                post(move.target()),
                labels().of(move.target().rank()),
                move.reason());
    }

    private List<StructureRow> figures() {
        return Stream.concat(
                        figures(words.say("city"), structure.city()),
                        structure.units().stream().flatMap(unit -> figures(unit.name(), unit.team())))
                .toList();
    }

    private Stream<StructureRow> figures(String unit, Composition team) {
        List<StructureRow> rows = new ArrayList<>();
        rows.add(figure(unit, "members", words.say("all"), team.membersBefore(), team.membersAfter()));
        team.ages().forEach(band -> rows.add(figure(unit, "age", words.age(band), band.before(), band.after())));
        team.sexes()
                .forEach(each -> rows.add(figure(unit, "sex", labels().of(each.sex()), each.before(), each.after())));
        team.educations()
                .forEach(each -> rows.add(
                        figure(unit, "education", labels().of(each.education()), each.before(), each.after())));
        team.sources()
                .forEach(each ->
                        rows.add(figure(unit, "source", labels().of(each.source()), each.before(), each.after())));
        team.yearsInPost()
                .forEach(band -> rows.add(figure(unit, "years", words.years(band), band.before(), band.after())));
        return rows.stream();
    }

    private StructureRow figure(String unit, String feature, String value, int before, int after) {
        return new StructureRow(unit, words.say("feature." + feature), value, before, after);
    }

    /** Chiefs first. */
    private List<TeamMemberRow> team() {
        return reading.teams().after().stream()
                .sorted(Comparator.comparing((Member member) -> reading.place(member.unitId()), Place.BY_PATH)
                        .thenComparing(member -> seat(member.postId()).kind())
                        .thenComparing(member -> reading.cadre(member.cadreId()).staffNumber()))
                .map(this::row)
                .toList();
    }

    private TeamMemberRow row(Member member) {
        Cadre cadre = reading.cadre(member.cadreId());
        CadreDetails details = cadre.details();
        Placement after = member.placement();
        return new TeamMemberRow(
                reading.place(member.unitId()).name(),
                Objects.requireNonNull(post(after)),
                cadre.staffNumber(),
                details.name(),
                labels().of(details.sex()),
                member.age(),
                labels().of(details.education()),
                labels().of(after.rank()),
                labels().of(member.source()),
                member.yearsInPost(),
                member.isNew() ? words.say("newcomer") : "");
    }

    private String unit(Placement placement) {
        return reading.place(placement.unitId()).name();
    }

    private @Nullable String post(Placement placement) {
        UUID post = placement.postId();
        return post == null
                ? null
                : labels().of(
                                seat(post).kind(),
                                reading.place(placement.unitId()).kind());
    }

    private Seat seat(UUID post) {
        Seat seat = reading.snapshot().seats().get(post);
        if (seat == null) {
            throw new IllegalStateException("A post of no unit of the city");
        }
        return seat;
    }

    private Labels labels() {
        return words.labels();
    }
}
