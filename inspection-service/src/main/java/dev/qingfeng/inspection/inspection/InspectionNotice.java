package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.occurrence.Occurrence;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The written notice 考察預告 of an inspection.
 *
 * @param hotline where violations can be reported
 * @param teamNames names of the inspection team as posted, its leader first
 * @param memberIds whose names these are; null in notices from before this was kept
 * @param namesOfTheDay null in notices from before this was kept whose names were not known either
 */
@Embeddable
public record InspectionNotice(
        @AttributeOverride(name = "occurredAt", column = @Column(name = "notice_posted_at"))
        @AttributeOverride(name = "recordedAt", column = @Column(name = "notice_recorded_at"))
        @AttributeOverride(name = "lateReason", column = @Column(name = "notice_late_reason"))
        Occurrence posting,

        @Column(name = "notice_fieldwork_begins_on") LocalDate fieldworkBeginsOn,
        @Column(name = "notice_hotline") String hotline,
        @Column(name = "notice_place") String place,

        @Column(name = "notice_team_names") @JdbcTypeCode(SqlTypes.ARRAY)
        List<String> teamNames,

        @Column(name = "notice_member_ids") @JdbcTypeCode(SqlTypes.ARRAY) @Nullable
        List<UUID> memberIds,

        @Nullable NamesOfTheDay namesOfTheDay) {

    /** Whether it names these and nobody else, the leader as leader. */
    public boolean names(UUID leaderId, Collection<UUID> members) {
        return memberIds == null
                || (memberIds.get(0).equals(leaderId) && Set.copyOf(memberIds).equals(Set.copyOf(members)));
    }
}
