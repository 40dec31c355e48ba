package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.imports.OptionalColumn;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file of interviews: that they were held and with whom, and nothing of what was said.
 *
 * @param staffNumber of a cadre; empty for somebody with name and organisation
 * @param interviewers staff numbers of members of the inspection team
 * @param startedAt by the clock of the installation's zone
 * @param lateReason needed if it ended on a day before the one on which it is recorded
 */
public record InterviewRow(
        @NotNull UUID inspectionId,
        @NotNull Stratum stratum,
        @Size(max = 50) @Nullable String staffNumber,
        @Size(max = 100) @Nullable String name,
        @Size(max = 200) @Nullable String organisation,
        @NotNull @Size(max = 20) List<String> interviewers,
        @NotNull LocalDateTime startedAt,
        @NotNull LocalDateTime endedAt,
        @OptionalColumn @Size(max = 500) @Nullable String lateReason) {}
