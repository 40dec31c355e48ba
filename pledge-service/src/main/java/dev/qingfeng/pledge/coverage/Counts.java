package dev.qingfeng.pledge.coverage;

import java.util.Collection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many pledges are due, signed and excused. */
@Schema(name = "PledgeCounts")
public record Counts(
        @Schema(examples = "30") long due,
        @Schema(examples = "10") long signed,

        @Schema(description = "Of people who are not to sign any more, or were exempted", examples = "2")
        long excused,

        @Schema(description = "signed ÷ (due + signed), 0 to 1; absent where nobody is to sign", examples = "0.25")
        @Nullable
        Double ratio) {

    static Counts of(Collection<SubtreeCounts.Count> counts) {
        long due = 0;
        long signed = 0;
        long excused = 0;
        for (SubtreeCounts.Count count : counts) {
            switch (count.state()) {
                case DUE -> due += count.pledges();
                case SIGNED -> signed += count.pledges();
                case EXCUSED -> excused += count.pledges();
            }
        }
        return of(due, signed, excused);
    }

    public static Counts of(long due, long signed, long excused) {
        return new Counts(due, signed, excused, Coverage.ratio(due, signed));
    }
}
