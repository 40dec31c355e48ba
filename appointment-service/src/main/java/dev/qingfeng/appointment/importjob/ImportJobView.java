package dev.qingfeng.appointment.importjob;

import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.problem.Problem;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import job as the API shows it. */
@Schema(name = "ImportJob")
public record ImportJobView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000010")
        UUID id,

        ImportKind kind,
        ImportJobState state,

        @Schema(description = "Whether nothing is written because only a check was asked for")
        boolean dryRun,

        @Schema(description = "Whether bad rows are left out instead of refusing the whole file")
        boolean goodRowsOnly,

        @Schema(description = "Staff number of the sender, or `client:` and the id of a system", examples = "MC0002")
        String requestedBy,

        @Schema(examples = "2026-06-01T08:00:00Z") Instant requestedAt,

        @Schema(description = "When it was done, refused or given up", examples = "2026-06-01T08:01:00Z") @Nullable
        Instant endedAt,

        @Schema(description = "Rows that have been read and judged so far")
        int rowsJudged,

        @Schema(description = "Rows that have been written so far; nobody sees them before all are")
        int rowsWritten,

        @Schema(description = "What the import did; once it is done") @Nullable
        ImportReport report,

        @Schema(description = "What an import in a request would have been answered; where it was refused") @Nullable
        Problem refusal) {}
