package dev.qingfeng.appointment.cadre;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a cadre serves.
 *
 * @param postId a post of that unit; null for none
 */
@Embeddable
public record Placement(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000004") @Nullable
        UUID postId,

        @Schema(examples = "SECTION") @Enumerated(EnumType.STRING)
        Rank rank) {}
