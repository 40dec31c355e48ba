package dev.qingfeng.appointment.principle;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** P8 解決幹部職級待遇: reported is whose rank rises by the plan though their post stays, whether or not that promotes them. */
@Singleton
final class P8Benefits implements Principle {

    @Override
    public String code() {
        return "P8";
    }

    @Override
    public List<PrincipleKind> kinds() {
        return List.of(PrincipleKind.REPORTED);
    }

    @Override
    public Verdict check(TargetState state, Terms terms) {
        List<Standing> settled = state.moved().filter(P8Benefits::isSettled).toList();
        return Verdict.of(
                settled.isEmpty()
                        ? Stream.empty()
                        : Stream.of(finding(
                                "ranks-settled",
                                PrincipleKind.REPORTED,
                                TargetState.with(state.theCity(), settled),
                                settled.size())));
    }

    private static boolean isSettled(Standing cadre) {
        Snapshot.Proposed move = cadre.move();
        return move != null
                && move.target().rank().compareTo(move.origin().rank()) > 0
                && Objects.equals(move.target().postId(), move.origin().postId());
    }
}
