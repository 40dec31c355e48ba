package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.policy.PrincipleCode;
import dev.qingfeng.appointment.policy.PrincipleKind;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * P1 樹立正確用人導向: who is graded poor loses their leadership post, or keeps one for a recorded reason (hard); who is graded
 * excellent is promoted (soft). Who no longer serves in the city is not looked at.
 */
final class P1Orientation implements Principle {

    @Override
    public PrincipleCode code() {
        return PrincipleCode.P1;
    }

    @Override
    public List<Finding> findings(Proposal proposal) {
        return proposal.grades().entrySet().stream()
                .filter(graded -> proposal.actual().containsKey(graded.getKey()))
                .flatMap(graded -> finding(graded.getKey(), graded.getValue(), proposal))
                .toList();
    }

    private Stream<Finding> finding(UUID cadre, Grade grade, Proposal proposal) {
        Move move = proposal.moves().get(cadre);
        if (grade == Grade.EXCELLENT && (move == null || move.kind() != MoveKind.PROMOTION)) {
            return Stream.of(of("excellent-not-promoted", PrincipleKind.SOFT, cadre));
        }
        boolean reasoned = move != null && move.reason() != null;
        boolean tolerated = reasoned || !proposal.policy().keepPoorNeedsReason();
        return grade == Grade.POOR && leadsAfterwards(cadre, proposal) && !tolerated
                ? Stream.of(of("poor-stays-without-reason", PrincipleKind.HARD, cadre))
                : Stream.empty();
    }

    private static boolean leadsAfterwards(UUID cadre, Proposal proposal) {
        Placement after = proposal.after(cadre);
        Seat seat = after == null || after.postId() == null
                ? null
                : proposal.seats().get(after.postId());
        return seat != null && seat.isLeading();
    }

    private Finding of(String code, PrincipleKind kind, UUID cadre) {
        return new Finding(code(), code, kind, List.of(new Subject(Subject.Type.CADRE, cadre)), List.of());
    }
}
