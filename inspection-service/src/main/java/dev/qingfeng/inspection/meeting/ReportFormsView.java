package dev.qingfeng.inspection.meeting;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The forms for written reports of a meeting as the API shows them. */
@Schema(name = "ReportForms")
public record ReportFormsView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID meetingId,

        @Schema(description = "Absent until they were counted", examples = "63") @Nullable
        Integer issued,

        @Schema(description = "Blank ones included; absent until they were counted", examples = "61") @Nullable
        Integer returned,

        @Schema(description = "Absent until they were counted", examples = "2026-06-14T03:35:00Z") @Nullable
        Instant recordedAt) {

    /** The version of a meeting of which none were counted. */
    static final long NOT_COUNTED = -1;

    static ReportFormsView notCounted(UUID meetingId) {
        return new ReportFormsView(meetingId, null, null, null);
    }

    static ReportFormsView from(ReportForms forms) {
        return new ReportFormsView(forms.id(), forms.issued(), forms.returned(), forms.recordedAt());
    }
}
