package dev.qingfeng.appointment.resolution;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The vote of one member of the committee. */
public record MemberVote(
        @NotNull @Schema(description = "A cadre", examples = "01980f2a-7c00-7000-8000-000000000010")
        UUID cadreId,

        @NotNull @Schema(examples = "FOR") Vote vote) {}
