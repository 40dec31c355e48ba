package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.post.PostKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * P3 選優配強黨政正職: the townships of the city have at least so many Party or government chiefs about 30 (hard), and their Party
 * secretaries are mainly about 40 (soft).
 */
@Singleton
final class P3Chiefs implements Principle {

    static final Parameter SECRETARIES_FROM = Parameter.age("P3.secretariesFromAge", 37);
    static final Parameter SECRETARIES_TO = Parameter.age("P3.secretariesToAge", 43);
    static final Parameter SECRETARIES_SHARE = Parameter.percent("P3.secretariesShare", 50);
    static final Parameter CHIEFS_FROM = Parameter.age("P3.youngChiefsFromAge", 28);
    static final Parameter CHIEFS_TO = Parameter.age("P3.youngChiefsToAge", 32);
    static final Parameter CHIEFS = Parameter.persons("P3.youngChiefs", 3);
    static final Parameter WEIGHT = Parameter.weight("P3");

    @Override
    public String code() {
        return "P3";
    }

    @Override
    public List<PrincipleKind> kinds() {
        return List.of(PrincipleKind.HARD, PrincipleKind.SOFT);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(SECRETARIES_FROM, SECRETARIES_TO, SECRETARIES_SHARE, CHIEFS_FROM, CHIEFS_TO, CHIEFS, WEIGHT);
    }

    @Override
    public List<Range> ranges() {
        return List.of(new Range(SECRETARIES_FROM, SECRETARIES_TO), new Range(CHIEFS_FROM, CHIEFS_TO));
    }

    @Override
    public Verdict check(TargetState state, Terms terms) {
        int chiefsFrom = terms.of(CHIEFS_FROM);
        int chiefsTo = terms.of(CHIEFS_TO);
        List<Standing> chiefs = state.people().filter(P3Chiefs::isChief).toList();
        List<Standing> young = chiefs.stream()
                .filter(cadre -> cadre.isAged(chiefsFrom, chiefsTo))
                .toList();
        Stream<Finding> tooFew = young.size() >= terms.of(CHIEFS)
                ? Stream.empty()
                : Stream.of(finding(
                        "young-chiefs-too-few",
                        PrincipleKind.HARD,
                        TargetState.with(state.theCity(), young),
                        terms.of(CHIEFS),
                        young.size(),
                        chiefsFrom,
                        chiefsTo));

        int from = terms.of(SECRETARIES_FROM);
        int to = terms.of(SECRETARIES_TO);
        List<Standing> secretaries =
                chiefs.stream().filter(P3Chiefs::isSecretary).toList();
        int within = (int)
                secretaries.stream().filter(cadre -> cadre.isAged(from, to)).count();
        Stream<Finding> notMainly = within * 100 >= terms.of(SECRETARIES_SHARE) * secretaries.size()
                ? Stream.empty()
                : Stream.of(finding(
                        "secretaries-not-mainly-of-age",
                        PrincipleKind.SOFT,
                        state.theCity(),
                        terms.of(SECRETARIES_SHARE),
                        within,
                        secretaries.size(),
                        from,
                        to));
        return Verdict.of(
                Stream.concat(tooFew, notMainly), Reward.of(code(), within, secretaries.size(), terms.of(WEIGHT)));
    }

    private static boolean isChief(Standing cadre) {
        Seat seat = cadre.seatAfter();
        return seat != null && seat.kind().isChief() && cadre.townshipAfter();
    }

    private static boolean isSecretary(Standing chief) {
        Seat seat = chief.seatAfter();
        return seat != null && seat.kind() == PostKind.PARTY_SECRETARY;
    }
}
