package dev.qingfeng.pledge.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A city chooses which ratios its board shows, and in which order. */
class HundredPercentsTest {

    private final UUID cycle = UUID.randomUUID();
    private final BoardUnit unit =
            new BoardUnit(UUID.randomUUID(), "mingchuan.qingquan", "清泉镇", "mingchuan.before", false);

    /** What is counted of a ratio in that unit and cycle. */
    private record Counted(UUID cycle, BoardUnit unit, HundredPercent ratio, Optional<Share> share)
            implements Achieved {
        @Override
        public Optional<Share> of(UUID cycleId, BoardUnit asked) {
            return cycleId.equals(cycle) && asked.equals(unit) ? share : Optional.empty();
        }
    }

    private List<RatioView> shown(HundredPercent... chosen) {
        List<Achieved> counted = List.of(
                new Counted(cycle, unit, HundredPercent.SIGNED, Optional.of(new Achieved.Share(30, 40))),
                new Counted(cycle, unit, HundredPercent.PUBLICLY_PLEDGED, Optional.of(new Achieved.Share(0, 0))),
                new Counted(cycle, unit, HundredPercent.PUBLISHED, Optional.of(new Achieved.Share(1, 4))),
                new Counted(cycle, unit, HundredPercent.AWARE, Optional.empty()));
        return new HundredPercents(counted, new ChosenCoverage(List.of(chosen), Set.of())).of(cycle, unit);
    }

    @Test
    void theRatiosAreThoseThatTheCityHasChosenInItsOrder() {
        assertThat(shown(HundredPercent.PUBLISHED, HundredPercent.SIGNED))
                .containsExactly(
                        new RatioView(HundredPercent.PUBLISHED, 1L, 4L, 0.25),
                        new RatioView(HundredPercent.SIGNED, 30L, 40L, 0.75));
        assertThat(shown(HundredPercent.SIGNED, HundredPercent.PUBLISHED))
                .extracting(RatioView::code)
                .containsExactly(HundredPercent.SIGNED, HundredPercent.PUBLISHED);
        assertThat(shown()).isEmpty();
    }

    @Test
    void aRatioOfNothingHasNoFigureAndOneThatNothingIsRecordedOfHasNoCounts() {
        assertThat(shown(HundredPercent.AWARE, HundredPercent.PUBLICLY_PLEDGED))
                .containsExactly(
                        RatioView.unknown(HundredPercent.AWARE),
                        new RatioView(HundredPercent.PUBLICLY_PLEDGED, 0L, 0L, null));
    }
}
