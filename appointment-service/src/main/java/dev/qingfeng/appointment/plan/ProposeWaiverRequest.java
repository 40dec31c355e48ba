package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.principle.PrincipleCode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A waiver to propose. */
public record ProposeWaiverRequest(
        @NotNull @Schema(description = "P2, P6 or P7; the others bind nobody to a number", examples = "P6")
        PrincipleCode principle,

        @NotNull
        @Schema(
                description =
                        "The post for P2, no chief post, which may then have a holder more for each ADD_SEAT; else the township",
                examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID subjectId,

        @NotBlank @Size(max = 1000) @Schema(examples = "本镇无合适人选")
        String reason) {}
