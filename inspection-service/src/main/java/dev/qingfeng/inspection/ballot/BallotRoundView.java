package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.inspection.ballotform.Candidate;
import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A round as the API shows it. How many ballots are in the box it says once that is sealed. */
@Schema(name = "BallotRound")
public record BallotRoundView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000062")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID meetingId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000061")
        UUID formId,

        @Schema(examples = "DEMOCRATIC_ASSESSMENT") BallotPurpose purpose,

        @Schema(description = "Of the rounds of its meeting", examples = "1")
        int number,

        @Schema(description = "The round that chose its nominees; absent if none did") @Nullable
        UUID followsId,

        @Schema(description = "By the code of the question, in the order of the ballot")
        Map<String, List<BallotCandidateView>> candidates,

        @Schema(examples = "DRAFTED") RoundState state,

        List<SittingView> sittings,

        @Schema(description = "Numbers of the key-holders who have fetched their keys", examples = "[1,2,3]")
        List<Integer> keysFetchedBy,

        @Schema(description = "Absent until opened") @Nullable
        Instant openedAt,

        @Schema(description = "Absent until sealed") @Nullable
        Instant sealedAt,

        @Schema(
                description = "How many were cast with slips and are in the box; absent until it is sealed",
                examples = "63")
        @Nullable
        Integer ballots,

        @Schema(
                description = "SHA-256 of the sorted hashes of the sealed ballots; absent until sealed",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @Nullable
        String boxSha256,

        @Schema(description = "Absent until closed") @Nullable
        Instant closedAt,

        @Schema(description = "Absent until certified") @Nullable
        Instant certifiedAt,

        @Schema(description = "Absent unless void") @Nullable
        Instant voidedAt,

        @Schema(description = "Absent unless void", examples = "停电,会议改期") @Nullable
        String voidReason,

        @Schema(description = "Absent of a round without papers") @Nullable
        PapersView papers,

        @Schema(
                description =
                        "Since when it waits for another officer to make it void; absent unless nobody votes any more and one"
                                + " said so")
        @Nullable
        Instant voidProposedAt,

        @Schema(description = "Absent unless it waits for that", examples = "停电,会议改期") @Nullable
        String voidProposedReason) {

    /** Somebody on a ballot. */
    @Schema(name = "BallotCandidate")
    public record BallotCandidateView(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
            UUID cadreId,

            @Schema(examples = "某某") String name,

            @Schema(description = "As the ballot shows it; empty where it shows none", examples = "")
            String post) {

        static BallotCandidateView from(Candidate candidate) {
            return new BallotCandidateView(candidate.cadreId(), candidate.name(), candidate.post());
        }
    }

    /** A sitting of a round. */
    @Schema(name = "BallotSitting")
    public record SittingView(
            @Schema(examples = "1") int number,
            @Schema(examples = "镇政府礼堂") String place,
            @Schema(examples = "DRAFTED") SittingState state,

            @Schema(description = "Absent until opened") @Nullable
            Instant openedAt,

            @Schema(description = "Absent until ended") @Nullable
            Instant endedAt) {

        static SittingView of(int number, Sitting sitting) {
            return new SittingView(number, sitting.place(), sitting.state(), sitting.openedAt(), sitting.endedAt());
        }
    }

    /** The papers of a round. How many were given out it says once the box is sealed. */
    @Schema(name = "RoundPapers")
    public record PapersView(
            @Schema(description = "Absent until they were given out") @Nullable
            Instant givenOutAt,

            @Schema(description = "Why it was recorded on a later day; absent if it was not", examples = "现场没有网络,次日补录")
            @Nullable
            String lateReason,

            @Schema(description = "Absent until the round is sealed", examples = "18") @Nullable
            Integer givenOut,

            @Schema(
                    description = "How many of them were returned, as counted at the table; absent until counted",
                    examples = "17")
            @Nullable
            Integer returned,

            @Schema(description = "When they were put into the box; absent until then") @Nullable
            Instant recordedAt,

            @Schema(
                    description = "SHA-256 of the sorted hashes of their sealed ballots; absent until recorded",
                    examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            @Nullable
            String boxSha256) {

        static @Nullable PapersView of(BallotRound round) {
            RoundPapers papers = round.papers();
            Occurrence when = papers.givenOutAt();
            return papers.wanted()
                    ? new PapersView(
                            when == null ? null : when.occurredAt(),
                            when == null ? null : when.lateReason(),
                            round.sealedAt() == null ? null : papers.total(),
                            papers.returned(),
                            papers.recordedAt(),
                            papers.sha256())
                    : null;
        }
    }

    static BallotRoundView from(BallotRound round) {
        ProposedVoid proposed = round.proposedVoid();
        return new BallotRoundView(
                round.id(),
                round.meetingId(),
                round.inspectionId(),
                round.cycleId(),
                round.unitId(),
                round.formId(),
                round.purpose(),
                round.number(),
                round.followsId(),
                candidates(round),
                round.state(),
                round.sittings().entrySet().stream()
                        .map(sitting -> SittingView.of(sitting.getKey(), sitting.getValue()))
                        .toList(),
                round.keysFetchedBy(),
                round.openedAt(),
                round.sealedAt(),
                round.ballots(),
                round.boxSha256(),
                round.closedAt(),
                round.certifiedAt(),
                round.voidedAt(),
                round.voidReason(),
                PapersView.of(round),
                proposed == null ? null : proposed.at(),
                proposed == null ? null : proposed.reason());
    }

    /** By the code of the question. */
    static Map<String, List<BallotCandidateView>> candidates(BallotRound round) {
        Map<String, List<BallotCandidateView>> candidates = new TreeMap<>();
        round.candidates()
                .forEach((question, named) -> candidates.put(
                        question, named.stream().map(BallotCandidateView::from).toList()));
        return candidates;
    }
}
