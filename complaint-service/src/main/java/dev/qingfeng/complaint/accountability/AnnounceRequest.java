package dev.qingfeng.complaint.accountability;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That accountability was announced. */
public record AnnounceRequest(
        @NotNull @Schema(description = "Today at the latest", examples = "2026-08-05")
        LocalDate announcedOn) {}
