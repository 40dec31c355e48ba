package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who an attendee is: a cadre, or somebody whom the registry does not know, by name and organisation.
 *
 * @param cadreId null for somebody who is named
 */
@Embeddable
public record AttendeeIdentity(
        @Nullable UUID cadreId,
        @Nullable String name,
        @Nullable String organisation) {

    /** Refuses with 422 {@code attendee-unclear} what is neither or both. */
    static AttendeeIdentity of(@Nullable UUID cadreId, @Nullable String name, @Nullable String organisation) {
        if (!isClear(cadreId != null, name, organisation)) {
            throw ProblemException.of(InspectionProblem.ATTENDEE_UNCLEAR);
        }
        return cadreId == null
                ? new AttendeeIdentity(null, stripped(name), stripped(organisation))
                : new AttendeeIdentity(cadreId, null, null);
    }

    /** Null for a cadre who is gone from the registry. */
    @Nullable
    String nameIn(Map<UUID, RegistryCadre> people) {
        RegistryCadre cadre = cadreId == null ? null : people.get(cadreId);
        return cadre == null ? name : cadre.name();
    }

    /** Whether it is one of the two, and not both. */
    public static boolean isClear(boolean cadre, @Nullable String name, @Nullable String organisation) {
        boolean named = isThere(name);
        boolean placed = isThere(organisation);
        return cadre ? !named && !placed : named && placed;
    }

    private static boolean isThere(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }
}
