package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.tenure.Handover;
import dev.qingfeng.platform.name.NameKeys;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
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

    private @Nullable UUID mergedInto;
    private @Nullable Instant mergedAt;

    /** The database counts. */
    @Column(insertable = false, updatable = false)
    private int placements;

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

    /** How often the cadre has left a unit or a post, as of when this was read. */
    public int placements() {
        return placements;
    }

    /**
     * Serves elsewhere from now on; who keeps their post has held it for as long as before.
     *
     * @param leadsTownship whether the target is the post of Party secretary of a township unit: who leaves one signs as a
     *     township secretary no more, and who comes into one does so once the registry's file says it
     */
    void place(Placement target, LocalDate since, boolean leadsTownship) {
        details = details.placed(target, since, leadsTownship);
    }

    /** Whether the person is kept under another number. */
    public boolean isMerged() {
        return mergedInto != null;
    }

    /** The cadre under whom the person is kept; null for most. It is not merged itself. */
    public @Nullable UUID mergedInto() {
        return mergedInto;
    }

    /** Since when the person is kept there; null for most. */
    public @Nullable Instant mergedAt() {
        return mergedAt;
    }

    /** Is no person of their own any more, and holds no post. */
    void mergeInto(Cadre survivor, Instant now) {
        details = details.placed(new Placement(details.unitId(), null, details.rank()), null, true);
        mergedInto = survivor.id;
        mergedAt = now;
    }

    /** What the cadre would hold after {@link #place}. */
    Handover.Change change(Placement target, LocalDate since) {
        return new Handover.Change(
                staffNumber, id, target.postId(), target.postId() == null ? since : details.heldSince(target, since));
    }

    /** What the cadre holds. */
    Handover.Change holding() {
        return new Handover.Change(staffNumber, id, details.postId(), details.postSince());
    }
}
