package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.dossier.Grade;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/** Whom a policy lets nobody promote: those of whom all that it names is true. Without anything named it would be everybody. */
@Schema(description = "Whoever all of this is true of is not promoted; what is left out is true of everybody")
public record Exclusion(
        @Min(18) @Max(70) @Schema(description = "Of this age or above", examples = "50") @Nullable
        Integer fromAge,

        @Min(18) @Max(70) @Schema(description = "Of this age or below", examples = "60") @Nullable
        Integer toAge,

        @Schema(description = "With a lower degree than this", examples = "BACHELOR") @Nullable
        Education educationBelow,

        @Size(max = 4)
        @UniqueElements
        @Schema(
                description = "Graded like this in the inspection; whoever was not graded is none of them",
                examples = "[\"AVERAGE\", \"POOR\"]")
        @Nullable
        List<@NotNull Grade> grades) {

    /** Whether both exclude the same people: in whatever order they name grades, and whether they name none or leave them out. */
    public boolean excludesTheSame(Exclusion other) {
        return Objects.equals(fromAge, other.fromAge)
                && Objects.equals(toAge, other.toAge)
                && educationBelow == other.educationBelow
                && named(grades).equals(named(other.grades));
    }

    private static Set<Grade> named(@Nullable List<Grade> grades) {
        return grades == null ? Set.of() : Set.copyOf(grades);
    }

    /** Whether somebody of that age, degree and grade is excluded. */
    boolean meets(int age, Education education, @Nullable Grade grade) {
        return (fromAge == null || age >= fromAge)
                && (toAge == null || age <= toAge)
                && (educationBelow == null || education.compareTo(educationBelow) < 0)
                && (grades == null || grades.isEmpty() || (grade != null && grades.contains(grade)));
    }

    /**
     * Whether these exclude by age alone: whether there is an age at which nobody who was graded is left to promote, whatever their
     * degree and grade. That somebody was not graded is no way out: all whom a transition looks at are. Several that each name more may
     * do so together.
     */
    static boolean byAgeAlone(List<Exclusion> exclusions) {
        return IntStream.rangeClosed(18, 70)
                .anyMatch(age -> Stream.of(Education.values())
                        .allMatch(education -> Stream.of(Grade.values())
                                .allMatch(grade -> exclusions.stream()
                                        .anyMatch(exclusion -> exclusion.meets(age, education, grade)))));
    }
}
