package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.tenure.Handover;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A person in the registry, known by the staff number. */
@Entity
public class Cadre implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private String staffNumber;

    @Embedded
    private CadreDetails details;

    @Embedded
    private NameKeys nameKeys;

    /** For Hibernate. */
    protected Cadre() {}

    Cadre(String staffNumber, CadreDetails details) {
        this.staffNumber = staffNumber;
        this.details = details;
        this.nameKeys = NameKeys.of(details.name());
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public String staffNumber() {
        return staffNumber;
    }

    public CadreDetails details() {
        return details;
    }

    /** What the cadre's name is found by. */
    NameKeys nameKeys() {
        return nameKeys;
    }

    void describe(CadreDetails newDetails) {
        details = newDetails;
        nameKeys = NameKeys.of(newDetails.name());
    }

    /** Where the cadre serves now. */
    public Placement placement() {
        return new Placement(details.unitId(), details.postId(), details.rank());
    }

    /**
     * Serves elsewhere from now on; who keeps their post has held it for as long as before.
     *
     * @param leadsTownship whether the target is the post of Party secretary of a township unit: who leaves one signs as a
     *     township secretary no more, and who comes into one does so once the registry's file says it
     */
    void place(Placement target, LocalDate since, boolean leadsTownship) {
        details = new CadreDetails(
                details.name(),
                details.birthDate(),
                details.sex(),
                target.rank(),
                target.unitId(),
                target.postId(),
                heldSince(target, since),
                details.partyJoinedOn(),
                details.education(),
                details.trainings(),
                leadsTownship ? details.categories() : withoutTownshipSecretary());
    }

    private List<String> withoutTownshipSecretary() {
        return details.categories().stream()
                .filter(category -> !category.equals(SignerCategory.TOWNSHIP_SECRETARY.name()))
                .toList();
    }

    private @Nullable LocalDate heldSince(Placement target, LocalDate since) {
        if (Objects.equals(details.postId(), target.postId())) {
            return details.postSince();
        }
        return target.postId() == null ? null : since;
    }

    /** What the cadre would hold after {@link #place}. */
    Handover.Change change(Placement target, LocalDate since) {
        return new Handover.Change(
                staffNumber, id, target.postId(), target.postId() == null ? since : heldSince(target, since));
    }

    /** What the cadre holds. */
    Handover.Change holding() {
        return new Handover.Change(staffNumber, id, details.postId(), details.postSince());
    }
}
