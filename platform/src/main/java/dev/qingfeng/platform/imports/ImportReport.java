package dev.qingfeng.platform.imports;

import dev.qingfeng.platform.problem.ProblemError;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import did, or would do when it is a dry run. */
public record ImportReport(
        @Schema(description = "Whether nothing was written because only a check was asked for")
        boolean dryRun,

        @Schema(description = "Rows in the file, the header not counted")
        int rows,

        @Schema(description = "Rows that made something new")
        int created,

        @Schema(description = "Rows that changed something") int changed,

        @Schema(description = "Rows that say what is already so")
        int unchanged,

        @Schema(description = "Rows left out for their faults")
        int refused,

        @Schema(
                description =
                        "The first faults found, with line, column and code; `refused` also counts the rows behind them")
        List<ProblemError> errors) {}
