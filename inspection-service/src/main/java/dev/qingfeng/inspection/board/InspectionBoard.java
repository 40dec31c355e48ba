package dev.qingfeng.inspection.board;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the inspections of a cycle are, as one look shows it. */
public record InspectionBoard(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(
                description = "Another whenever what is shown is another; also the id of the message of a live stream",
                examples = "4507998712396288")
        long version,

        InspectionTotals totals,

        @Schema(description = "All ten, by their numbers") List<StepTotals> steps,

        @Schema(description = "The first 50 units") List<InspectionLine> lines,

        @Schema(description = "How many more there are: in the pages of `units`, or with a filter", examples = "0")
        int leftOut) {

    /** What JavaScript can hold of a number. */
    private static final int BITS = 53;

    static InspectionBoard of(
            UUID cycleId, InspectionTotals totals, List<StepTotals> steps, List<InspectionLine> lines, int leftOut) {
        InspectionBoard shown = new InspectionBoard(cycleId, 0, totals, steps, lines, leftOut);
        return new InspectionBoard(cycleId, shown.hash(), totals, steps, lines, leftOut);
    }

    /** The same in each replica of the service. */
    private long hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - BITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
