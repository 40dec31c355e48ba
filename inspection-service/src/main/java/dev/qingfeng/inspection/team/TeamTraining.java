package dev.qingfeng.inspection.team;

import dev.qingfeng.platform.occurrence.Occurrence;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A training 專題培訓 that members of a team attended. */
@Embeddable
record TeamTraining(@JdbcTypeCode(SqlTypes.ARRAY) List<UUID> attendeeIds, Occurrence occurrence) {}
