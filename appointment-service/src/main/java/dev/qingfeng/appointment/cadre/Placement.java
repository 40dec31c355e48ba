package dev.qingfeng.appointment.cadre;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a cadre serves.
 *
 * @param postId a post of that unit; null for none
 */
@Embeddable
public record Placement(
        UUID unitId,
        @Nullable UUID postId,
        @Enumerated(EnumType.STRING) Rank rank) {}
