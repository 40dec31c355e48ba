package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An attendee as the API shows them, to the inspection team and to officers of the city. */
@Schema(name = "Attendee")
public record AttendeeView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000032")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID meetingId,

        AttendeeClass attendeeClass,

        @Schema(
                description = "Absent for somebody whom the registry does not know",
                examples = "01980f2a-7c00-7000-8000-000000000012")
        @Nullable
        UUID cadreId,

        @Schema(description = "Absent for a cadre who is gone from the registry", examples = "某某") @Nullable
        String name,

        @Schema(description = "Absent for a cadre", examples = "某某机械有限公司") @Nullable
        String organisation,

        @Schema(description = "Whether they came without being expected")
        boolean walkIn,

        Presence presence,

        @Schema(description = "Absent until then", examples = "2026-06-14T00:50:00Z") @Nullable
        Instant checkedInAt,

        @Schema(description = "Whether they came after the start")
        boolean late,

        @Schema(description = "Absent until checked in", examples = "2026-06-14T00:50:01Z") @Nullable
        Instant recordedAt,

        @Schema(description = "Absent unless it was recorded on a later day, or once attendance was closed") @Nullable
        String lateReason,

        @Schema(description = "Absent unless one is known", examples = "出差") @Nullable
        String absenceReason) {

    /** @param people who each cadre is now, see {@link dev.qingfeng.inspection.registry.Registry#people} */
    static AttendeeView from(Attendee attendee, Meeting meeting, Map<UUID, RegistryCadre> people) {
        Occurrence checkIn = attendee.checkIn().orElse(null);
        return new AttendeeView(
                attendee.id(),
                attendee.meetingId(),
                attendee.attendeeClass(),
                attendee.identity().cadreId(),
                attendee.identity().nameIn(people),
                attendee.identity().organisation(),
                attendee.isWalkIn(),
                attendee.presence(meeting),
                checkIn == null ? null : checkIn.occurredAt(),
                checkIn != null && checkIn.occurredAt().isAfter(meeting.start()),
                checkIn == null ? null : checkIn.recordedAt(),
                checkIn == null ? null : checkIn.lateReason(),
                attendee.absenceReason());
    }
}
