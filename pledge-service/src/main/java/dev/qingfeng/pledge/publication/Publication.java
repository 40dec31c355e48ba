package dev.qingfeng.pledge.publication;

import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeProblem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A page of a newspaper with pledges of township secretaries 專版刊登. It is never edited: a correction holds from then on, and
 * what was said before stays.
 */
@Entity
@DynamicUpdate
public class Publication implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private @Nullable Instant completedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "publication_record", joinColumns = @JoinColumn(name = "publication_id"))
    @OrderColumn(name = "ordinal")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private List<PublicationRecord> records;

    /** By their hashes; of former records too. */
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "publication_clipping", joinColumns = @JoinColumn(name = "publication_id"))
    @MapKeyColumn(name = "sha256")
    @Column(name = "file_id")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Map<String, UUID> clippings;

    /** For Hibernate. */
    protected Publication() {}

    Publication(UUID cycleId, Printed printed, Instant now, @Nullable String lateReason) {
        this.cycleId = cycleId;
        this.clippings = new HashMap<>();
        this.records = new ArrayList<>(List.of(new PublicationRecord(printed, null, now, lateReason)));
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

    /** When the last unit of the city was in with it, or the last missing one was merged away; null for all but one of a cycle. */
    public @Nullable Instant completedAt() {
        return completedAt;
    }

    /** What was printed, as is known now. */
    Printed printed() {
        return records.get(records.size() - 1).printed();
    }

    /** As it was recorded first. */
    PublicationRecord first() {
        return records.get(0);
    }

    /** What was recorded first and each correction, in their order. */
    List<PublicationRecord> records() {
        return List.copyOf(records);
    }

    /** Says what is right from now on. Refuses with 422 {@code nothing-corrected} what was said already. */
    void correct(Printed right, String reason, Instant now) {
        if (right.equals(printed())) {
            throw ProblemException.of(PledgeProblem.NOTHING_CORRECTED);
        }
        records.add(new PublicationRecord(right, reason, now, null));
    }

    /** The file of the clipping that it names now; empty if that is not kept, or none is named. */
    Optional<UUID> clippingFile() {
        return Optional.ofNullable(printed().clipping()).map(Clipping::sha256).map(clippings::get);
    }

    /** The file of a clipping that it names, whose hash that is. */
    void keepClipping(String sha256, UUID file) {
        clippings.put(sha256, file);
    }

    /** With it the last unit of the city is in. */
    void complete(Instant now) {
        completedAt = now;
    }
}
