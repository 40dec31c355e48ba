package dev.qingfeng.complaint.clearance;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a clearance is to be given, or is withheld; why is not said here. */
public record DecideClearanceRequest(
        @NotNull @Schema(examples = "true") Boolean given) {}
