package dev.qingfeng.complaint.clearancelist;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Cadres of whom the organisation side asks the discipline organ for its opinion. Once it is sent it does not change. */
@Entity
@DynamicUpdate // What was drafted by whom does not change, and the database does not let it.
public class ClearanceList implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private String purpose;

    @Enumerated(EnumType.STRING)
    private ClearanceListState state;

    private String draftedBy;
    private Instant draftedAt;
    private @Nullable String sentBy;
    private @Nullable Instant sentAt;
    private @Nullable String contentHash;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "clearance_list_cadre", joinColumns = @JoinColumn(name = "list_id"))
    @Column(name = "cadre_id")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Set<UUID> cadreIds;

    /** For Hibernate. */
    protected ClearanceList() {}

    ClearanceList(UUID cycleId, String purpose, Collection<UUID> cadreIds, String by, Instant now) {
        this.cycleId = cycleId;
        this.purpose = purpose;
        this.cadreIds = new HashSet<>(cadreIds);
        this.state = ClearanceListState.DRAFT;
        this.draftedBy = by;
        this.draftedAt = now;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID cycleId() {
        return cycleId;
    }

    String purpose() {
        return purpose;
    }

    ClearanceListState state() {
        return state;
    }

    /** Staff number. */
    String draftedBy() {
        return draftedBy;
    }

    Instant draftedAt() {
        return draftedAt;
    }

    /** Null until it is sent, as are when, and the hash. */
    @Nullable
    String sentBy() {
        return sentBy;
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    /** SHA-256 of {@link #canonicalText()}, in hexadecimal. */
    @Nullable
    String contentHash() {
        return contentHash;
    }

    Set<UUID> cadreIds() {
        return cadreIds;
    }

    /** Says something else instead. Refuses with 409 {@code list-sent}. */
    void change(String nextPurpose, Collection<UUID> next) {
        requireDraft();
        purpose = nextPurpose;
        cadreIds.retainAll(next);
        cadreIds.addAll(next);
    }

    /** From now on it stays as it is. Refuses with 409 {@code list-sent}. */
    void send(String by, Instant now) {
        requireDraft();
        state = ClearanceListState.SENT;
        sentBy = by;
        sentAt = now;
        contentHash = sha256(canonicalText());
    }

    private void requireDraft() {
        if (state != ClearanceListState.DRAFT) {
            throw ProblemException.of(ComplaintProblem.LIST_SENT);
        }
    }

    /** What its hash is of, line by line: {@code clearance-list/1}, its id, its cycle, the cadres in their order, none, and the purpose. */
    String canonicalText() {
        return "clearance-list/1\n%s\n%s\n%s\n\n%s"
                .formatted(
                        id,
                        cycleId,
                        cadreIds.stream().map(UUID::toString).sorted().collect(Collectors.joining("\n")),
                        purpose);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
