package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.pledge.SignerCategory;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Collection;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an activity, and may be corrected.
 *
 * @param reach people who took part or were reached, at least 1
 * @param audience names of the categories of signers that it was for, sorted; empty if it was for everybody
 * @param materials each as {@link Material#written}
 */
@Embeddable
public record EducationDetails(
        @Enumerated(EnumType.STRING) EducationKind kind,
        int reach,
        @Nullable String organiser,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> audience,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> materials,
        Occurrence occurrence) {

    static EducationDetails of(
            EducationKind kind,
            int reach,
            @Nullable String organiser,
            Collection<SignerCategory> audience,
            Collection<Material> materials,
            Occurrence occurrence) {
        return new EducationDetails(
                kind,
                reach,
                organiser == null || organiser.isBlank() ? null : organiser.strip(),
                audience.stream().map(SignerCategory::name).distinct().sorted().toList(),
                materials.stream().map(Material::written).toList(),
                occurrence);
    }

    List<SignerCategory> categories() {
        return audience.stream().map(SignerCategory::valueOf).toList();
    }

    List<Material> shown() {
        return materials.stream().map(Material::read).toList();
    }
}
