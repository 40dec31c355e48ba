package dev.qingfeng.appointment.structure;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whole years in bands that follow each other: none is in two of them, and each is in one. */
record Bands(List<Integer> starts) {

    /** @param starts where each band but the first begins, in any order */
    Bands {
        starts = starts.stream().distinct().sorted().toList();
    }

    /** Both ends included; null where it has none. */
    record Ends(@Nullable Integer from, @Nullable Integer to) {

        boolean holds(int years) {
            return (from == null || from <= years) && (to == null || years <= to);
        }
    }

    /** From the lowest. */
    List<Ends> all() {
        return IntStream.rangeClosed(0, starts.size())
                .mapToObj(index -> new Ends(
                        index == 0 ? null : starts.get(index - 1),
                        index == starts.size() ? null : starts.get(index) - 1))
                .toList();
    }
}
