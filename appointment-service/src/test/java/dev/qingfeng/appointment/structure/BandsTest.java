package dev.qingfeng.appointment.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Bands follow each other, and nobody is counted twice. */
class BandsTest {

    @Test
    void aBandHoldsBothItsEnds() {
        assertThat(new Bands(List.of(31, 36)).all())
                .containsExactly(new Bands.Ends(null, 30), new Bands.Ends(31, 35), new Bands.Ends(36, null));
    }

    @Property
    void everyNumberOfYearsIsInOneBand(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 70) Integer> starts,
            @ForAll @IntRange(min = -5, max = 90) int years) {
        assertThat(new Bands(starts).all())
                .filteredOn(band -> band.holds(years))
                .hasSize(1);
    }
}
