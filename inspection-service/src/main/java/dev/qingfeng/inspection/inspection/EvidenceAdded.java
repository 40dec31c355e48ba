package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.outbox.EventType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Evidence was added to a step that was recorded already.
 *
 * @param evidenceCount pieces that the step has now
 * @param fileHashes SHA-256 of the files that show what was added
 */
@EventType(value = "dev.qingfeng.inspection.evidence-added.v1", topic = "qingfeng.inspection.events.v1")
public record EvidenceAdded(
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        Step step,
        int evidenceCount,
        List<String> fileHashes,
        boolean afterConclusion) {

    static EvidenceAdded from(UnitInspection inspection, Step step, List<KeptEvidence> added) {
        return new EvidenceAdded(
                inspection.id(),
                inspection.cycleId(),
                inspection.unitId(),
                step,
                inspection.evidenceOf(step).size(),
                hashes(added),
                inspection.state() == Progress.CONCLUDED);
    }

    static List<String> hashes(List<KeptEvidence> evidence) {
        return evidence.stream()
                .map(KeptEvidence::sha256)
                .flatMap(Stream::ofNullable)
                .toList();
    }
}
