package dev.qingfeng.appointment.principle;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * P5 加大年輕幹部使用力度: half of the trainees of the intensive class lead townships (soft, and reported with how many as chiefs); who is
 * new in a township's leadership team and 30 or younger comes from that class, or for a recorded reason (soft).
 */
@Singleton
final class P5YoungCadres implements Principle {

    static final Parameter TRAINEES_SHARE = Parameter.percent("P5.traineesShare", 50);
    static final Parameter YOUNG_TO = Parameter.age("P5.youngToAge", 30);
    static final Parameter WEIGHT = Parameter.weight("P5");

    @Override
    public String code() {
        return "P5";
    }

    @Override
    public List<PrincipleKind> kinds() {
        return List.of(PrincipleKind.SOFT, PrincipleKind.REPORTED);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(TRAINEES_SHARE, YOUNG_TO, WEIGHT);
    }

    @Override
    public Verdict check(TargetState state, Terms terms) {
        List<Standing> trainees =
                state.people().filter(Standing::inIntensiveClass).toList();
        List<Standing> placed =
                trainees.stream().filter(Standing::leadsTownship).toList();
        int chiefs = (int) placed.stream().filter(P5YoungCadres::isChief).count();
        // Rounded up: half of three are two.
        int wanted = (trainees.size() * terms.of(TRAINEES_SHARE) + 99) / 100;
        Stream<Finding> tooFew = placed.size() >= wanted
                ? Stream.empty()
                : Stream.of(finding(
                        "trainees-too-few",
                        PrincipleKind.SOFT,
                        state.theCity(),
                        terms.of(TRAINEES_SHARE),
                        placed.size(),
                        trainees.size()));
        Stream<Finding> report = trainees.isEmpty()
                ? Stream.empty()
                : Stream.of(finding(
                        "trainees-placed",
                        PrincipleKind.REPORTED,
                        TargetState.with(state.theCity(), placed),
                        placed.size(),
                        chiefs,
                        trainees.size()));

        List<Standing> young = state.moved()
                .filter(cadre -> cadre.leadsTownship() && !cadre.ledTownship())
                .filter(cadre -> cadre.age() <= terms.of(YOUNG_TO))
                .toList();
        List<Standing> others = young.stream()
                .filter(cadre -> !cadre.inIntensiveClass() && !cadre.isReasoned())
                .toList();
        Stream<Finding> fromElsewhere = others.stream()
                .map(cadre -> finding(
                        "young-addition-from-elsewhere",
                        PrincipleKind.SOFT,
                        TargetState.cadre(cadre),
                        terms.of(YOUNG_TO)));
        return Verdict.of(
                Stream.of(tooFew, report, fromElsewhere).flatMap(findings -> findings),
                Reward.of(code(), Math.min(placed.size(), wanted), wanted, terms.of(WEIGHT)));
    }

    private static boolean isChief(Standing cadre) {
        Seat seat = cadre.seatAfter();
        return seat != null && seat.kind().isChief();
    }
}
