package dev.qingfeng.inspection.ballotform;

import java.util.Arrays;
import java.util.stream.Stream;

/** A block that a form of a purpose has. */
public record BlockRequirement(BallotPurpose purpose, FormBlock block) {

    /** As settings write it, such as {@code DEMOCRATIC_ASSESSMENT:INTEGRITY_EVALUATION}. */
    public static BlockRequirement of(String setting) {
        String[] parts = setting.strip().split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("%s does not say a purpose and a block".formatted(setting));
        }
        return new BlockRequirement(named(BallotPurpose.values(), parts[0]), named(FormBlock.values(), parts[1]));
    }

    private static <E extends Enum<E>> E named(E[] values, String name) {
        return Stream.of(values)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("%s is none of %s".formatted(name, Arrays.toString(values))));
    }
}
