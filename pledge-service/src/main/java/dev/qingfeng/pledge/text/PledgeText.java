package dev.qingfeng.pledge.text;

import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.pledge.SignerCategory;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** An adopted text of the pledge 承諾書; it never changes, a new edition is adopted instead. */
@Entity
@Immutable
public class PledgeText implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;

    @Enumerated(EnumType.STRING)
    private SignerCategory category;

    private int edition;
    private String zhHans;
    private String zhHant;
    private String en;
    private String hash;
    private Instant adoptedAt;

    /** For Hibernate. */
    protected PledgeText() {}

    PledgeText(UUID cycleId, SignerCategory category, int edition, CanonicalText text, Instant now) {
        this.cycleId = cycleId;
        this.category = category;
        this.edition = edition;
        this.zhHans = text.zhHans();
        this.zhHant = text.zhHant();
        this.en = text.en();
        this.hash = text.hash();
        this.adoptedAt = now;
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

    public SignerCategory category() {
        return category;
    }

    /** Counts from 1 within the cycle and category. */
    public int edition() {
        return edition;
    }

    public CanonicalText text() {
        return new CanonicalText(zhHans, zhHant, en);
    }

    /** See {@link CanonicalText#hash()}. */
    public String hash() {
        return hash;
    }

    public Instant adoptedAt() {
        return adoptedAt;
    }
}
