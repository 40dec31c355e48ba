package dev.qingfeng.appointment.assessment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** The annual assessment 年度考核 of a cadre; there is one a year. */
@Entity
public class AnnualAssessment {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cadreId;
    private int year;

    @Enumerated(EnumType.STRING)
    private AnnualGrade grade;

    /** For Hibernate. */
    protected AnnualAssessment() {}

    AnnualAssessment(UUID cadreId, int year, AnnualGrade grade) {
        this.cadreId = cadreId;
        this.year = year;
        this.grade = grade;
    }

    public UUID id() {
        return id;
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    public UUID cadreId() {
        return cadreId;
    }

    /** The year that was assessed. */
    public int year() {
        return year;
    }

    public AnnualGrade grade() {
        return grade;
    }

    /** Corrects the grade. */
    void grade(AnnualGrade right) {
        grade = right;
    }

    boolean isOfSameYear(AnnualAssessment other) {
        return year == other.year;
    }

    /** Is that of another cadre from now on. */
    void follow(UUID another) {
        cadreId = another;
    }
}
