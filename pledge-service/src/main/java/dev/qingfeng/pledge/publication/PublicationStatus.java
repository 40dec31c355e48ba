package dev.qingfeng.pledge.publication;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the pledges of a cycle's township secretaries are printed, over the units that the caller may see. */
public record PublicationStatus(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(description = "Whether every unit that you may see is in, be it but one town", examples = "false")
        boolean complete,

        @Schema(
                description = "Whether every unit of the city is in, also those that you may not see",
                examples = "false")
        boolean cityComplete,

        @Schema(description = "Towns, subdistricts, parks and farms", examples = "21")
        int units,

        @Schema(examples = "18") int printed,
        @Schema(examples = "1") int notPrinted,
        @Schema(examples = "1") int notSigned,
        @Schema(examples = "1") int noSecretary,

        @Schema(description = "In the order of their paths") List<MissingUnit> missing) {

    /** Why a unit is not in. */
    public enum Reason {
        /** It is signed, and was not printed. */
        NOT_PRINTED,
        /** There is a secretary who has not signed. */
        NOT_SIGNED,
        /** The registry knows no secretary who could sign. */
        NO_SECRETARY
    }

    /** A unit whose pledge is not printed. */
    public record MissingUnit(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId,

            @Schema(examples = "mingchuan.qingquan") String unitPath,
            @Schema(examples = "清泉镇") String unitName,
            Reason reason) {}

    /** @param units how many there are, the missing ones among them */
    static PublicationStatus of(UUID cycleId, boolean cityComplete, int units, List<MissingUnit> missing) {
        return new PublicationStatus(
                cycleId,
                units > 0 && missing.isEmpty(),
                cityComplete,
                units,
                units - missing.size(),
                count(missing, Reason.NOT_PRINTED),
                count(missing, Reason.NOT_SIGNED),
                count(missing, Reason.NO_SECRETARY),
                missing);
    }

    private static int count(List<MissingUnit> missing, Reason reason) {
        return (int) missing.stream().filter(unit -> unit.reason() == reason).count();
    }
}
