package dev.qingfeng.inspection.meeting;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * How many of a class are present at least.
 *
 * @param least 1 or more
 */
public record ClassRequirement(AttendeeClass attendeeClass, int least) {

    public ClassRequirement {
        if (least < 1) {
            throw new IllegalArgumentException("A class that is required is present with at least one");
        }
    }

    /** As settings write it: {@code CPPCC_MEMBER}, or {@code CPPCC_MEMBER:2} for more than one. */
    public static ClassRequirement of(String setting) {
        String[] parts = setting.strip().split(":", 2);
        AttendeeClass named = Stream.of(AttendeeClass.values())
                .filter(each -> each.name().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is none of the classes %s".formatted(parts[0], Arrays.toString(AttendeeClass.values()))));
        return new ClassRequirement(named, parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }
}
