package dev.qingfeng.pledge.breach;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That accountability was announced. */
public record AnnounceBreachRequest(
        @NotNull @Schema(examples = "2026-08-05") LocalDate announcedOn) {}
