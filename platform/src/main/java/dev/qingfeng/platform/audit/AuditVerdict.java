package dev.qingfeng.platform.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a verification of the audit rows found. Where something differs is said by numbers of seals and positions; what a row holds
 * is never said.
 *
 * @param outcome the gravest of what was found
 * @param seals how many are kept
 * @param lastPosition of the last row that is sealed; 0 if none is
 * @param faults one sentence each, the gravest first, and of very many of a kind the first only
 * @param takenBack what restores took back, one sentence for each epoch
 */
public record AuditVerdict(
        AuditOutcome outcome, long seals, long lastPosition, List<String> faults, List<String> takenBack) {

    /** What can be wrong with a seal, the gravest first. */
    enum Fault {
        ROWS_DIFFER("the rows are not those that were sealed"),
        BROKEN_CHAIN("it does not go on where the one before it ends, or is not what its hash says"),
        OTHER_ON_KAFKA("another one was published"),
        ON_KAFKA_ONLY("it was published, and is not there"),
        NOT_ON_KAFKA("it is not on Kafka"),
        NO_SEAL_ON_KAFKA("the topic holds something of this service that is no seal");

        private final String words;

        Fault(String words) {
            this.words = words;
        }
    }

    /** For the operator. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(faults);
        lines.addAll(takenBack);
        lines.add(
                seals == 0
                        ? "Nothing is sealed"
                        : "%d seals cover all rows up to position %d".formatted(seals, lastPosition));
        lines.add(
                switch (outcome) {
                    case IN_ORDER -> "Rows, seals and Kafka agree";
                    case TAKEN_BACK ->
                        "Rows and seals agree; whether there were these restores, the database cannot say";
                    case NOT_COMPARED ->
                        "NOT compared with Kafka, which could not be read or has not got them: rows and seals agree with each other only";
                    case DIFFERS -> "The audit rows or their seals were TAMPERED WITH, see above";
                    case NOT_YET -> "Not verified";
                });
        return lines;
    }

    /** Collects what is found. */
    static final class Builder {

        /** Of each kind, so that many of one cannot hide another. */
        private static final int SHOWN = 100;

        private final Map<Fault, List<String>> faults = new EnumMap<>(Fault.class);
        private final SortedMap<Integer, long[]> takenBack = new TreeMap<>();
        private @Nullable String heldBack;

        void add(Fault fault, long seal) {
            add(fault, seal == 0 ? fault.words : "Seal %d: %s".formatted(seal, fault.words));
        }

        void rowsDiffer(Seal seal, long found) {
            add(
                    Fault.ROWS_DIFFER,
                    "Seal %d, positions %d to %d: %s (%d sealed, %d there)"
                            .formatted(
                                    seal.number(),
                                    seal.after() + 1,
                                    seal.last(),
                                    Fault.ROWS_DIFFER.words,
                                    seal.rows(),
                                    found));
        }

        private void add(Fault kind, String fault) {
            List<String> known = faults.computeIfAbsent(kind, first -> new ArrayList<>());
            if (known.size() < SHOWN) {
                known.add(fault);
            } else if (known.size() == SHOWN) {
                known.add("and more of which this is true: " + kind.words);
            }
        }

        /** Seals that are said to be on their way, and are too many for that. */
        void heldBack(long first, int seals) {
            heldBack = "%d seals from %d on have not left for Kafka: they are compared with nothing"
                    .formatted(seals, first);
        }

        /** A seal that was published by a database of an earlier epoch, and is not there or another one now. */
        void takenBack(long seal, int epoch) {
            takenBack.merge(epoch, new long[] {seal, seal}, (known, more) ->
                    new long[] {Math.min(known[0], seal), Math.max(known[1], seal)});
        }

        AuditVerdict build(long seals, long lastPosition, boolean kafkaAway) {
            List<String> found = new ArrayList<>();
            faults.values().forEach(found::addAll);
            List<String> restores = takenBack.entrySet().stream()
                    .map(epoch -> "Seals %d to %d of epoch %d were published and taken back by a restore"
                            .formatted(epoch.getValue()[0], epoch.getValue()[1], epoch.getKey()))
                    .toList();
            AuditOutcome outcome = outcome(kafkaAway);
            if (heldBack != null) {
                found.add(heldBack);
            }
            return new AuditVerdict(outcome, seals, lastPosition, List.copyOf(found), restores);
        }

        private AuditOutcome outcome(boolean kafkaAway) {
            if (!faults.isEmpty()) {
                return AuditOutcome.DIFFERS;
            }
            if (kafkaAway || heldBack != null) {
                return AuditOutcome.NOT_COMPARED;
            }
            return takenBack.isEmpty() ? AuditOutcome.IN_ORDER : AuditOutcome.TAKEN_BACK;
        }
    }
}
