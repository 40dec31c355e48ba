package dev.qingfeng.appointment.account;

import jakarta.persistence.Embeddable;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What Keycloak could not be made to hold of an account. */
@Embeddable
record FailedAccount(
        boolean failedEnabled,
        String failedUnitPath,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> failedRoles) {

    static FailedAccount of(WantedAccount wanted) {
        return new FailedAccount(wanted.isEnabled(), wanted.unitPath(), wanted.roles());
    }
}
