package dev.qingfeng.pledge.publication;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What was printed where.
 *
 * @param pledgeIds each once
 */
@Embeddable
record Printed(
        String newspaper,
        LocalDate issueDate,
        String page,
        @JdbcTypeCode(SqlTypes.ARRAY) List<UUID> pledgeIds,
        @Nullable Clipping clipping) {}
