package dev.qingfeng.inspection.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.evaluation.Grade;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What few people said is not shown, however much they said. */
class FiguresOfOpinionsTest {

    private static final List<UUID> MEMBERS =
            IntStream.range(0, 11).mapToObj(i -> UUID.randomUUID()).toList();

    @Test
    void oneWhoSaidMuchIsStillOne() {
        FiguresOfOpinions figures = new FiguresOfOpinions();
        add(figures, "head", Stratum.ENTERPRISE_HEAD, Grade.AVERAGE);
        for (int person = 0; person < 12; person++) {
            add(figures, "clerk " + person, Stratum.ORDINARY_STAFF, Grade.EXCELLENT);
        }
        Figures shown = figures.shown(13, 5, List.of());
        assertThat(shown.strata())
                .filteredOn(row -> row.stratum() == Stratum.ENTERPRISE_HEAD)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.opinions()).isNull();
                    assertThat(row.grades()).allMatch(cell -> cell.opinions() == null);
                });
        assertThat(shown.strata())
                .filteredOn(row -> row.stratum() == Stratum.ORDINARY_STAFF)
                .singleElement()
                .satisfies(row -> assertThat(row.opinions()).isEqualTo(12 * 11));
    }

    private static void add(FiguresOfOpinions figures, String who, Stratum stratum, Grade grade) {
        List<Opinion> opinions =
                MEMBERS.stream().map(member -> new Opinion(member, grade, null)).toList();
        figures.add(
                who,
                stratum,
                new InterviewContent(null, null, List.of(), opinions, List.of(), List.of(), null),
                UnaryOperator.identity());
    }
}
