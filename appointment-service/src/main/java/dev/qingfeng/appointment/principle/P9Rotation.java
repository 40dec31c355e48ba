package dev.qingfeng.appointment.principle;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * P9 加大幹部交流輪崗力度: who has led a township for long moves on (soft): from one post to another one, from several out of its leadership
 * team.
 */
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
        int years = terms.of(YEARS_IN_POST);
        Map<Boolean, List<Standing>> ofOnePost = state.people()
                .filter(Standing::ledTownship)
                .filter(cadre -> Math.max(cadre.yearsInPost(), cadre.yearsInTeam()) >= years)
                .collect(Collectors.partitioningBy(cadre -> cadre.yearsInPost() >= years));
        List<Standing> inPost = ofOnePost.getOrDefault(true, List.of());
        List<Standing> inTeam = ofOnePost.getOrDefault(false, List.of());
        List<Finding> staying = Stream.concat(
                        inPost.stream()
                                .filter(cadre -> !cadre.changesPost())
                                .map(cadre -> tooLong("long-in-post", cadre, years, cadre.yearsInPost())),
                        inTeam.stream()
                                .filter(Standing::staysInTeam)
                                .map(cadre -> tooLong("long-in-team", cadre, years, cadre.yearsInTeam())))
                .toList();
        int all = inPost.size() + inTeam.size();
        return Verdict.of(staying.stream(), Reward.of(code(), all - staying.size(), all, terms.of(WEIGHT)));
    }

    private Finding tooLong(String code, Standing cadre, int most, int years) {
        return finding(code, PrincipleKind.SOFT, TargetState.cadre(cadre), most, years);
    }
}
