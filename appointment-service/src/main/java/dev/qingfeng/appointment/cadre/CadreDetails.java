package dev.qingfeng.appointment.cadre;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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

    /**
     * The same person, who turned out to be the other too: with a post that the other holds and its unit, and with the trainings
     * and categories of both. Not so a category that the other post alone gives, or the rank of the other.
     *
     * @param leadingFrom the rank from which on somebody signs as a leading cadre
     */
    CadreDetails unitedWith(CadreDetails other, Rank leadingFrom) {
        boolean comesAlong = other.postId() != null;
        Stream<String> categoriesOfOther = other.categories().stream()
                .filter(category -> comesAlong || !category.equals(SignerCategory.TOWNSHIP_SECRETARY.name()))
                .filter(category ->
                        !rank.isBelow(leadingFrom) || !category.equals(SignerCategory.LEADING_CADRE.name()));
        return new CadreDetails(
                name,
                birthDate,
                sex,
                rank,
                comesAlong ? other.unitId() : unitId,
                comesAlong ? other.postId() : postId,
                comesAlong ? other.postSince() : postSince,
                partyJoinedOn,
                education,
                united(trainings, other.trainings().stream()),
                united(categories, categoriesOfOther));
    }

    private static List<String> united(List<String> own, Stream<String> others) {
        return Stream.concat(own.stream(), others).distinct().sorted().toList();
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
