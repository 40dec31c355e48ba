package dev.qingfeng.complaint.clearancelist;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the last batch told of a cadre on a list. */
public record ListedClearance(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(
                description =
                        "As published; no has ordinary causes, too, such as a list that is not answered yet, and which it is is not told",
                examples = "false")
        boolean given) {}
