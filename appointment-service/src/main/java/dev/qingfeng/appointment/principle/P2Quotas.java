package dev.qingfeng.appointment.principle;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * P2 合理配備領導職數: after the plan no post has more holders than its quota (hard), posts that the plan leaves alone included, and who
 * is nominated but not yet elected counts as a holder. A seat added (加凳子) breaks a quota only where the post has a named
 * exemption, and only by those who come onto such seats, for as long as they stay.
 */
@Singleton
final class P2Quotas implements Principle {

    @Override
    public String code() {
        return "P2";
    }

    @Override
    public List<PrincipleKind> kinds() {
        return List.of(PrincipleKind.HARD);
    }

    @Override
    public Optional<Subject.Type> waivableFor() {
        return Optional.of(Subject.Type.POST);
    }

    @Override
    public Verdict check(TargetState state, Terms terms) {
        return Verdict.of(state.held()
                .filter(post -> isExceeded(state, post.getKey(), post.getValue()))
                .map(post -> exceeded(post.getKey(), post.getValue())));
    }

    private boolean isExceeded(TargetState state, UUID post, List<Standing> holders) {
        int quota = seat(holders).quota();
        return holders.size() > quota
                && holders.stream()
                                .filter(cadre -> !isOnAddedSeat(state, post, cadre))
                                .count()
                        > quota;
    }

    private boolean isOnAddedSeat(TargetState state, UUID post, Standing cadre) {
        Snapshot.Proposed move = cadre.move();
        if (move != null && !post.equals(move.origin().postId())) {
            return move.method() == ResettlementMethod.ADD_SEAT && state.isWaived(this, post);
        }
        return state.snapshot().addedSeats().contains(new Snapshot.AddedSeat(post, cadre.id()));
    }

    private Finding exceeded(UUID post, List<Standing> holders) {
        Seat seat = seat(holders);
        List<Subject> place =
                List.of(new Subject(Subject.Type.POST, post), new Subject(Subject.Type.UNIT, seat.unitId()));
        return finding(
                "quota-exceeded", PrincipleKind.HARD, TargetState.with(place, holders), seat.quota(), holders.size());
    }

    private static Seat seat(List<Standing> holders) {
        return Objects.requireNonNull(holders.get(0).seatAfter());
    }
}
