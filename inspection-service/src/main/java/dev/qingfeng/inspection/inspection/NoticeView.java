package dev.qingfeng.inspection.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A notice as the API shows it. */
@Schema(name = "InspectionNotice")
public record NoticeView(
        @Schema(examples = "2026-06-11T02:00:00Z") Instant postedAt,
        @Schema(examples = "2026-06-14") LocalDate fieldworkBeginsOn,
        @Schema(examples = "12380") String hotline,
        @Schema(examples = "镇政府公示栏") String place,

        @Schema(description = "The inspection team as posted, its leader first")
        List<String> teamNames,

        @Schema(examples = "2026-06-12T00:45:00Z") Instant recordedAt,

        @Schema(description = "Whether it was recorded on a later day than it was posted on")
        boolean late,

        @Nullable String lateReason) {

    /** As those who are inspected see it: what hung, and no prose about it. */
    NoticeView fromOutside() {
        return new NoticeView(postedAt, fieldworkBeginsOn, hotline, place, teamNames, recordedAt, late, null);
    }

    static NoticeView from(InspectionNotice notice) {
        return new NoticeView(
                notice.posting().occurredAt(),
                notice.fieldworkBeginsOn(),
                notice.hotline(),
                notice.place(),
                notice.teamNames(),
                notice.posting().recordedAt(),
                notice.posting().isLate(),
                notice.posting().lateReason());
    }
}
