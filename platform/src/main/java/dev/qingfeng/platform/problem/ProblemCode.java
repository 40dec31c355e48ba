package dev.qingfeng.platform.problem;

import java.util.Locale;
import java.util.Optional;

/**
 * One kind of refusal. Each service lists its own in an enum; title and detail are in {@code messages/*.properties}
 * under {@code problem.<code>.title} and {@code problem.<code>.detail}.
 */
public interface ProblemCode {

    /** The enum constant's name. */
    String name();

    /** HTTP status, 400 to 599. */
    int status();

    /** The database constraint whose violation means this problem, if one does. */
    default Optional<String> constraint() {
        return Optional.empty();
    }

    /** Stable code as clients see it, such as {@code campaign-closed}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
