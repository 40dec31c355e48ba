package dev.qingfeng.appointment.cadre;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fact of a cadre whose former value is kept where it is corrected. Which post was held when, the tenures say. */
public enum CadreFact {
    /** Of one who was merged into another. */
    STAFF_NUMBER,
    NAME,
    BIRTH_DATE,
    SEX,
    RANK,
    UNIT,
    /** Of a post that is kept: another post has a tenure of its own. */
    POST_SINCE,
    PARTY_JOINED_ON,
    EDUCATION,
    TRAININGS,
    CATEGORIES;

    /** Whether it says who somebody is, so that it does not change without a reason. */
    boolean needsReason() {
        return switch (this) {
            case STAFF_NUMBER, NAME, BIRTH_DATE, SEX, PARTY_JOINED_ON, EDUCATION -> true;
            case RANK, UNIT, POST_SINCE, TRAININGS, CATEGORIES -> false;
        };
    }

    /** The value as the API writes it, a list with {@code |} between its values; null for none. */
    @Nullable
    String of(CadreDetails details) {
        Object value = switch (this) {
            case STAFF_NUMBER -> null;
            case NAME -> details.name();
            case BIRTH_DATE -> details.birthDate();
            case SEX -> details.sex();
            case RANK -> details.rank();
            case UNIT -> details.unitId();
            case POST_SINCE -> details.postSince();
            case PARTY_JOINED_ON -> details.partyJoinedOn();
            case EDUCATION -> details.education();
            case TRAININGS -> joined(details.trainings());
            case CATEGORIES -> joined(details.categories());
        };
        return value == null ? null : value.toString();
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join("|", values);
    }

    /** The facts that change between the two. */
    static List<CadreFact> differing(CadreDetails before, CadreDetails after) {
        boolean keepsPost = before.postId() != null && before.postId().equals(after.postId());
        return Stream.of(values())
                .filter(fact -> fact != POST_SINCE || keepsPost)
                .filter(fact -> !Objects.equals(fact.of(before), fact.of(after)))
                .toList();
    }
}
