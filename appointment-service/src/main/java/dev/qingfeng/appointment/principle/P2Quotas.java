package dev.qingfeng.appointment.principle;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        return Verdict.of(state.snapshot().seats().entrySet().stream()
                .filter(post -> state.holders(post.getKey()).size()
                        > post.getValue().quota() + seatsAdded(state, post.getKey()))
                .map(post -> exceeded(state, post)));
    }

    private long seatsAdded(TargetState state, UUID post) {
        return state.holders(post).stream()
                .filter(cadre -> isOnAddedSeat(state, post, cadre))
                .count();
    }

    private boolean isOnAddedSeat(TargetState state, UUID post, UUID cadre) {
        Snapshot.Proposed move = state.move(cadre);
        if (move != null && !post.equals(move.origin().postId())) {
            return move.method() == ResettlementMethod.ADD_SEAT && state.isWaived(this, post);
        }
        return state.snapshot().addedSeats().contains(new Snapshot.AddedSeat(post, cadre));
    }

    private Finding exceeded(TargetState state, Map.Entry<UUID, Seat> post) {
        List<UUID> holders = state.holders(post.getKey());
        List<Subject> subjects = new ArrayList<>();
        subjects.add(new Subject(Subject.Type.POST, post.getKey()));
        subjects.add(new Subject(Subject.Type.UNIT, post.getValue().unitId()));
        return finding(
                "quota-exceeded",
                PrincipleKind.HARD,
                TargetState.with(subjects, holders),
                post.getValue().quota(),
                holders.size());
    }
}
