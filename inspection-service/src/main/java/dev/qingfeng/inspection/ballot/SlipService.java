package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.ballotbox.CheckCode;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Prints slips, and takes back those that nobody drew. */
@ApplicationScoped
public class SlipService {

    /** For one sitting: more than a hall has desks. */
    static final int MOST = 1000;

    /** What a credential is kept as a hash for. */
    static final String PURPOSE = "ballot-slip";

    private final BallotRoundService rounds;
    private final Slips slips;
    private final SlipPrinter printer;
    private final AuditedReads reads;
    private final KeyedHash hash;
    private final SecureRandom random = new SecureRandom();

    SlipService(BallotRoundService rounds, Slips slips, SlipPrinter printer, AuditedReads reads, KeyedHash hash) {
        this.rounds = rounds;
        this.slips = slips;
        this.printer = printer;
        this.reads = reads;
        this.hash = hash;
    }

    /** A slip as it is printed, this once. */
    record Printed(AttendeeClass attendeeClass, SecretCode credential, CheckCode checkCode) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Printed";
        }
    }

    /**
     * What is left of a sitting's slips.
     *
     * @param version of the round from now on
     */
    record Left(SlipCountsView counts, long version) {}

    /** Slips that are made, to be printed this once. */
    record ToPrint(SlipPrinter.Heading heading, List<Printed> slips) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "ToPrint";
        }
    }

    /**
     * Makes slips, for {@link #print}; their credentials are in what is printed and nowhere else. For the inspection team's members and officers
     * of the whole city. The round has another version afterwards, so that a request that is sent twice prints once. Refuses with 409
     * {@code sitting-opened-already}, {@code round-sealed} and {@code round-void}, with 422 {@code
     * too-many-slips} more than {@link #MOST} for a sitting.
     */
    @Transactional
    ToPrint make(UUID roundId, int sitting, @Nullable IfMatch ifMatch, PrintSlipsRequest request, Language language) {
        BallotRound round = rounds.forPrint(roundId, ifMatch);
        round.sitting(sitting).requireDrafted();
        if (slips.good(roundId, sitting) + request.total() > MOST) {
            throw ProblemException.of(InspectionProblem.TOO_MANY_SLIPS, MOST);
        }
        SlipPrinter.Heading heading = printer.heading(round, sitting, language);
        List<Printed> made = make(round, request);
        // By something random: as they are kept tells nothing of where they lie on paper.
        slips.keep(
                round.id(),
                sitting,
                made.stream()
                        .map(slip -> new Slips.Kept(
                                slip.attendeeClass(),
                                slip.credential().hash(hash, PURPOSE),
                                slip.checkCode().characters()))
                        .sorted(Comparator.comparing(Slips.Kept::credentialHash))
                        .toList());
        rounds.touch(round);
        reads.shown(round);
        return new ToPrint(heading, made);
    }

    /** Prints slips, while they are read: no connection of the database is held for it. */
    void print(ToPrint slips, OutputStream out) throws IOException {
        printer.print(slips.heading(), slips.slips(), out);
    }

    private List<Printed> make(BallotRound round, PrintSlipsRequest request) {
        List<Printed> made = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>();
        for (PrintSlipsRequest.Wanted wanted : request.slips()) {
            for (int i = 0; i < wanted.count(); i++) {
                SecretCode credential = SecretCode.random(random);
                CheckCode checkCode = CheckCode.of(hash, round.id(), credential.characters());
                if (codes.add(checkCode.characters())) {
                    made.add(new Printed(wanted.attendeeClass(), credential, checkCode));
                } else {
                    // Two with one check code would make a voter doubt: another one.
                    i--;
                }
            }
        }
        if (slips.knows(round.id(), codes)) {
            return make(round, request);
        }
        Collections.shuffle(made, random);
        return made;
    }

    /**
     * Makes all slips of a sitting void, for others to be printed: where the print was lost, or a slip of it. Refuses with 409 {@code
     * sitting-opened-already}, {@code round-sealed} and {@code round-void}. The round has another version afterwards: told which one it was
     * meant for, it makes no slips void that were printed since.
     *
     * @param ifMatch of the round; whatever version it has if that is null
     */
    @Transactional
    Left discard(UUID roundId, int sitting, @Nullable IfMatch ifMatch) {
        BallotRound round = rounds.forSlips(roundId, ifMatch);
        round.sitting(sitting).requireDrafted();
        slips.discard(roundId, sitting);
        rounds.touch(round);
        reads.shown(round);
        return new Left(SlipCountsView.of(sitting, slips.unreturned(roundId, sitting)), round.version());
    }

    /**
     * Takes back slips that nobody drew: they are void. Repeated, it changes no slip. Refuses with 409 {@code sitting-opened-already},
     * with 422 {@code slip-unknown} what is no slip of the sitting; {@code errors} says which. The
     * round has another version afterwards.
     *
     * @param ifMatch of the round; whatever version it has if that is null
     */
    @Transactional
    Left takeBack(UUID roundId, int sitting, @Nullable IfMatch ifMatch, ReturnSlipsRequest request) {
        BallotRound round = rounds.forSlips(roundId, ifMatch);
        round.sitting(sitting).requireDrafted();
        List<String> hashes = request.credentials().stream()
                .map(credential -> SecretCode.read(credential).hash(hash, PURPOSE))
                .toList();
        List<?> known = slips.known(roundId, sitting, hashes);
        List<ProblemError> unknown = IntStream.range(0, hashes.size())
                .filter(i -> !known.contains(hashes.get(i)))
                .mapToObj(i -> ProblemError.at("/credentials/" + i, "slip-unknown"))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.of(InspectionProblem.SLIP_UNKNOWN).withErrors(unknown);
        }
        slips.takeBack(roundId, sitting, hashes);
        rounds.touch(round);
        reads.shown(round);
        return new Left(SlipCountsView.of(sitting, slips.unreturned(roundId, sitting)), round.version());
    }
}
