package dev.qingfeng.appointment.resolution;

import dev.qingfeng.platform.occurrence.Occurrence;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** What the Standing Committee resolved 決議, with the vote of each member; it never changes. */
@Entity
@Immutable
public class Resolution {

    /** What a resolution is about. */
    @Schema(name = "ResolutionSubject")
    public enum Subject {
        POLICY,
        PLAN
    }

    /** One who was entitled to vote; the vote is null for who was absent. */
    @Embeddable
    public record Member(
            UUID cadreId,
            @Enumerated(EnumType.STRING) @Nullable Vote vote) {}

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private UUID subjectId;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Embedded
    private Occurrence occurrence;

    @ElementCollection
    @CollectionTable(name = "resolution_member", joinColumns = @JoinColumn(name = "resolution_id"))
    private Set<Member> members = new HashSet<>();

    /** For Hibernate. */
    protected Resolution() {}

    Resolution(
            UUID cycleId,
            Subject subject,
            UUID subjectId,
            Outcome outcome,
            Occurrence occurrence,
            Collection<UUID> entitled,
            List<MemberVote> votes) {
        this.cycleId = cycleId;
        this.subject = subject;
        this.subjectId = subjectId;
        this.outcome = outcome;
        this.occurrence = occurrence;
        Map<UUID, Vote> voted = votes.stream().collect(Collectors.toMap(MemberVote::cadreId, MemberVote::vote));
        entitled.forEach(cadreId -> members.add(new Member(cadreId, voted.get(cadreId))));
    }

    public UUID id() {
        return id;
    }

    /** Always the first: a resolution never changes. */
    public long version() {
        return version;
    }

    public UUID cycleId() {
        return cycleId;
    }

    public Subject subject() {
        return subject;
    }

    /** The policy or plan. */
    public UUID subjectId() {
        return subjectId;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Occurrence occurrence() {
        return occurrence;
    }

    /** Everyone who was entitled to vote. */
    public Set<Member> members() {
        return members;
    }

    public boolean isApproved() {
        return outcome == Outcome.APPROVED;
    }

    /** How many voted like this. */
    public int count(Vote vote) {
        return (int) members.stream().filter(member -> member.vote() == vote).count();
    }
}
