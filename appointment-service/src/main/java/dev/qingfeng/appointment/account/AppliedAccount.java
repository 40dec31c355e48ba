package dev.qingfeng.appointment.account;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What Keycloak was told of an account, and when. */
@Embeddable
record AppliedAccount(
        Instant appliedAt,
        boolean appliedEnabled,
        String appliedUnitPath,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> appliedRoles) {}
