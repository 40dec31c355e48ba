package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Sex;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How one leadership team, or all of a city, is made up before a plan and after it. Every member counts once in each list. */
public record Composition(
        @Schema(examples = "8") int membersBefore,
        @Schema(examples = "9") int membersAfter,
        @Schema(description = "From the youngest") List<AgeBand> ages,
        List<SexCount> sexes,
        @Schema(description = "From the lowest degree") List<EducationCount> educations,
        List<SourceCount> sources,

        @Schema(description = "Whole years in the post, from the fewest")
        List<YearsBand> yearsInPost) {

    /** Whole years of age on the day of effect, both ends included; of these how many are women is told too. */
    public record AgeBand(
            @Schema(description = "Absent for the youngest", examples = "36") @Nullable
            Integer from,

            @Schema(description = "Absent for the oldest", examples = "40") @Nullable
            Integer to,

            @Schema(examples = "2") int before,
            @Schema(examples = "3") int after,
            @Schema(examples = "1") int womenBefore,
            @Schema(examples = "1") int womenAfter) {}

    /** How many of a sex. */
    public record SexCount(
            @Schema(examples = "FEMALE") Sex sex,
            @Schema(examples = "2") int before,
            @Schema(examples = "3") int after) {}

    /** How many with this as their highest degree. */
    public record EducationCount(
            @Schema(examples = "BACHELOR") Education education,
            @Schema(examples = "5") int before,
            @Schema(examples = "5") int after) {}

    /** How many who came into their post from there. */
    public record SourceCount(
            @Schema(examples = "INSIDE") Source source,
            @Schema(examples = "4") int before,
            @Schema(examples = "5") int after) {}

    /** How many who have held their post so long, both ends included. */
    public record YearsBand(
            @Schema(description = "Absent for the first", examples = "3") @Nullable
            Integer from,

            @Schema(description = "Absent for the last", examples = "4") @Nullable
            Integer to,

            @Schema(examples = "3") int before,
            @Schema(examples = "2") int after) {}

    static Composition of(List<Member> before, List<Member> after, Bands ages, Bands years) {
        return new Composition(
                before.size(),
                after.size(),
                ages.all().stream().map(band -> age(band, before, after)).toList(),
                Stream.of(Sex.values())
                        .map(sex -> new SexCount(
                                sex,
                                count(before, member -> member.sex() == sex),
                                count(after, member -> member.sex() == sex)))
                        .toList(),
                Stream.of(Education.values())
                        .map(degree -> new EducationCount(
                                degree,
                                count(before, member -> member.education() == degree),
                                count(after, member -> member.education() == degree)))
                        .toList(),
                Stream.of(Source.values())
                        .map(source -> new SourceCount(
                                source,
                                count(before, member -> member.source() == source),
                                count(after, member -> member.source() == source)))
                        .toList(),
                years.all().stream()
                        .map(band -> new YearsBand(
                                band.from(),
                                band.to(),
                                count(before, member -> band.holds(member.yearsInPost())),
                                count(after, member -> band.holds(member.yearsInPost()))))
                        .toList());
    }

    private static AgeBand age(Bands.Ends band, List<Member> before, List<Member> after) {
        Predicate<Member> aged = member -> band.holds(member.age());
        Predicate<Member> woman = aged.and(member -> member.sex() == Sex.FEMALE);
        return new AgeBand(
                band.from(),
                band.to(),
                count(before, aged),
                count(after, aged),
                count(before, woman),
                count(after, woman));
    }

    private static int count(List<Member> members, Predicate<Member> which) {
        return (int) members.stream().filter(which).count();
    }
}
