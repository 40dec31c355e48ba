package dev.qingfeng.appointment.cadre;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a cadre.
 *
 * @param postId null while the cadre holds no post; then {@code postSince} is null too
 * @param partyJoinedOn null for one who is not in the Party
 */
@Embeddable
public record CadreDetails(
        String name,
        LocalDate birthDate,
        @Enumerated(EnumType.STRING) Sex sex,
        @Enumerated(EnumType.STRING) Rank rank,
        UUID unitId,
        @Nullable UUID postId,
        @Nullable LocalDate postSince,
        @Nullable LocalDate partyJoinedOn,
        @Enumerated(EnumType.STRING) Education education,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> trainings,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> categories) {

    /**
     * The same person elsewhere; who keeps their post has held it for as long as before.
     *
     * @param since of another post
     * @param mayLeadTownship false for whoever is no secretary of a township there, and so signs as none
     */
    CadreDetails placed(Placement target, @Nullable LocalDate since, boolean mayLeadTownship) {
        return new CadreDetails(
                name,
                birthDate,
                sex,
                target.rank(),
                target.unitId(),
                target.postId(),
                heldSince(target, since),
                partyJoinedOn,
                education,
                trainings,
                mayLeadTownship ? categories : withoutTownshipSecretary());
    }

    private List<String> withoutTownshipSecretary() {
        return categories.stream()
                .filter(category -> !category.equals(SignerCategory.TOWNSHIP_SECRETARY.name()))
                .toList();
    }

    @Nullable
    LocalDate heldSince(Placement target, @Nullable LocalDate since) {
        if (Objects.equals(postId, target.postId())) {
            return postSince;
        }
        return target.postId() == null ? null : since;
    }
}
