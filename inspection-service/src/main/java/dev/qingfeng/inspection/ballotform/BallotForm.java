package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.CanonicalJson;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One edition of a form of a cycle: drafted, adopted, and retired by the next. Once adopted it never changes. */
@Entity
public class BallotForm implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private String code;

    @Enumerated(EnumType.STRING)
    private BallotPurpose purpose;

    private int edition;

    @Enumerated(EnumType.STRING)
    private FormState state = FormState.DRAFTED;

    @JdbcTypeCode(SqlTypes.JSON)
    private FormDefinition definition;

    private String sha256;
    private @Nullable Instant adoptedAt;
    private @Nullable String adoptedBy;

    /** For Hibernate. */
    protected BallotForm() {}

    /** The draft of a first edition. */
    BallotForm(UUID cycleId, String code, BallotPurpose purpose, FormDefinition definition) {
        this(cycleId, code, purpose, 1, definition);
    }

    private BallotForm(UUID cycleId, String code, BallotPurpose purpose, int edition, FormDefinition definition) {
        this.cycleId = cycleId;
        this.code = code;
        this.purpose = purpose;
        this.edition = edition;
        this.definition = definition;
        this.sha256 = hash(definition);
    }

    private static String hash(FormDefinition definition) {
        return CanonicalJson.hash(CanonicalJson.of(definition));
    }

    /** Says anew what a draft asks. Refuses with 409 {@code form-adopted-already} what is none. */
    void change(FormDefinition anew) {
        requireDraft();
        this.definition = anew;
        this.sha256 = hash(anew);
    }

    /** Refuses with 409 {@code form-adopted-already} what is no draft. */
    void requireDraft() {
        if (state != FormState.DRAFTED) {
            throw ProblemException.of(InspectionProblem.FORM_ADOPTED_ALREADY);
        }
    }

    /**
     * From now on rounds are held on it. Refuses as {@link #requireDraft}.
     *
     * @param by staff number
     */
    void adopt(Instant now, String by) {
        requireDraft();
        this.state = FormState.ADOPTED;
        this.adoptedAt = now;
        this.adoptedBy = by;
    }

    /** Makes room for the next edition. Refuses as {@link #requireAdopted}. */
    void retire() {
        requireAdopted();
        this.state = FormState.RETIRED;
    }

    /** The draft of the edition after this one, which asks the same. Refuses as {@link #requireAdopted}. */
    BallotForm nextEdition() {
        requireAdopted();
        return new BallotForm(cycleId, code, purpose, edition + 1, definition);
    }

    /** Refuses with 409 {@code form-not-adopted} a draft, and one whose place a later edition has taken. */
    void requireAdopted() {
        if (state != FormState.ADOPTED) {
            throw ProblemException.of(InspectionProblem.FORM_NOT_ADOPTED);
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID cycleId() {
        return cycleId;
    }

    /** The same in each edition. */
    public String code() {
        return code;
    }

    public BallotPurpose purpose() {
        return purpose;
    }

    /** Counts from 1 within the cycle and code. */
    public int edition() {
        return edition;
    }

    public FormState state() {
        return state;
    }

    public FormDefinition definition() {
        return definition;
    }

    /** SHA-256 in hexadecimal of the canonical JSON of its definition. */
    public String sha256() {
        return sha256;
    }

    /** Null of a draft. */
    public @Nullable Instant adoptedAt() {
        return adoptedAt;
    }

    /** Staff number; null of a draft. */
    public @Nullable String adoptedBy() {
        return adoptedBy;
    }
}
