package dev.qingfeng.appointment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.principle.Catalogue;
import dev.qingfeng.appointment.principle.Principle;
import dev.qingfeng.appointment.principle.PrincipleCode;
import dev.qingfeng.appointment.principle.PrincipleKind;
import dev.qingfeng.appointment.principle.SituationOfTests;
import dev.qingfeng.appointment.principle.TargetState;
import dev.qingfeng.appointment.principle.Terms;
import dev.qingfeng.appointment.principle.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanFindingsTest {

    private static final class Thrift implements Principle {

        @Override
        public String code() {
            return "P11";
        }

        @Override
        public List<PrincipleKind> kinds() {
            return List.of(PrincipleKind.REPORTED);
        }

        @Override
        public Verdict check(TargetState state, Terms terms) {
            return new Verdict(List.of(), List.of());
        }
    }

    /** One that nothing here knew of, too. */
    @Test
    void eachPrincipleThereIsIsEvaluatedOrNot() {
        List<Principle> all = new ArrayList<>(SituationOfTests.CATALOGUE.principles());
        all.add(new Thrift());
        Catalogue more = new Catalogue(all);
        Terms before = SituationOfTests.CATALOGUE.defaults();
        PrincipleCode thrift = PrincipleCode.of("P11");
        assertThat(PlanFindings.codes(more, before, true)).hasSize(10).startsWith(PrincipleCode.of("P1"));
        assertThat(PlanFindings.codes(more, before, false)).containsExactly(thrift);
        assertThat(PlanFindings.codes(more, more.defaults(), true)).hasSize(11).endsWith(thrift);
        assertThat(PlanFindings.codes(more, more.defaults(), false)).isEmpty();
    }
}
