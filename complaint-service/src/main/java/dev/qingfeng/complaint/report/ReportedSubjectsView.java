package dev.qingfeng.complaint.report;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a report is about, as its reporter named them. */
@Schema(name = "ReportedSubjects")
public record ReportedSubjectsView(
        @Schema(description = "Empty if it names nobody, and once the case is erased")
        List<ReportedSubject> subjects) {

    /** Without the names. */
    @Override
    public String toString() {
        return "ReportedSubjectsView";
    }
}
