package dev.qingfeng.complaint.clearance;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Gives or withholds a clearance; why is not said here. */
public record DecideClearanceRequest(
        @NotNull @Schema(examples = "true") Boolean given) {}
