package dev.qingfeng.appointment.cadre;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

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

    /** For Hibernate. */
    protected Cadre() {}

    Cadre(String staffNumber, CadreDetails details) {
        this.staffNumber = staffNumber;
        this.details = details;
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

    void describe(CadreDetails newDetails) {
        details = newDetails;
    }
}
