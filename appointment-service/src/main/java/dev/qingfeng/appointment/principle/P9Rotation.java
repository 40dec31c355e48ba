package dev.qingfeng.appointment.principle;

import jakarta.inject.Singleton;
import java.util.List;

/** P9 加大幹部交流輪崗力度: who has led a township from one post for long moves on (soft). */
@Singleton
final class P9Rotation implements Principle {

    static final Parameter YEARS_IN_POST = Parameter.stay("P9.yearsInPost", 10);
    static final Parameter WEIGHT = Parameter.weight("P9");

    @Override
    public String code() {
        return "P9";
    }

    @Override
    public List<PrincipleKind> kinds() {
        return List.of(PrincipleKind.SOFT);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(YEARS_IN_POST, WEIGHT);
    }

    @Override
    public Verdict check(TargetState state, Terms terms) {
        List<Standing> longInPost = state.people()
                .filter(Standing::ledTownship)
                .filter(cadre -> cadre.yearsInPost() >= terms.of(YEARS_IN_POST))
                .toList();
        List<Standing> staying =
                longInPost.stream().filter(cadre -> !cadre.changesPost()).toList();
        return Verdict.of(
                staying.stream()
                        .map(cadre -> finding(
                                "long-in-post",
                                PrincipleKind.SOFT,
                                TargetState.cadre(cadre),
                                terms.of(YEARS_IN_POST),
                                cadre.yearsInPost())),
                Reward.of(code(), longInPost.size() - staying.size(), longInPost.size(), terms.of(WEIGHT)));
    }
}
