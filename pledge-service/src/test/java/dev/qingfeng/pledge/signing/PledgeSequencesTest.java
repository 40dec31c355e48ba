package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.coverage.Counts;
import dev.qingfeng.pledge.text.PledgeText;
import dev.qingfeng.pledge.text.TextsOfTests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Whatever becomes of the pledges of a few people, in any order: what is signed stays, what is refused changes nothing, and after
 * every step coverage is signed ÷ (due + signed) of what a plain model says, in all and in each unit.
 */
class PledgeSequencesTest {

    private static final int PEOPLE = 4;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<UUID> UNITS = List.of(UUID.randomUUID(), UUID.randomUUID());

    enum Act {
        SIGN,
        SIGN_ON_PAPER,
        /** Recorded a day later. */
        HAVE_SIGNED_ON_PAPER,
        LEAVE,
        BE_MERGED,
        COME_BACK,
        MOVE,
        BE_EXEMPTED,
        HAVE_THE_EXEMPTION_REVOKED
    }

    /** What somebody's pledge is, told in the plainest words. */
    private static final class Model {
        private boolean signed;
        private boolean exempted;
        private boolean away;
        private boolean merged;
        private LocalDate awaySince = LocalDate.MIN;
        private UUID unit = UNITS.get(0);
        private UUID unitAtTheEndOfYesterday = unit;
        private LocalDate today = LocalDate.MIN;

        private PledgeState state() {
            if (signed) {
                return PledgeState.SIGNED;
            }
            return exempted || away ? PledgeState.EXCUSED : PledgeState.DUE;
        }

        /** Whether the act is taken, and what it leads to. */
        private boolean take(Act act, LocalDate day) {
            if (!day.equals(today)) {
                today = day;
                unitAtTheEndOfYesterday = unit;
            }
            boolean due = state() == PledgeState.DUE;
            switch (act) {
                case SIGN -> signed |= due;
                case SIGN_ON_PAPER -> {
                    return signOnPaper(today, unit);
                }
                case HAVE_SIGNED_ON_PAPER -> {
                    return signOnPaper(today.minusDays(1), unitAtTheEndOfYesterday);
                }
                case LEAVE, BE_MERGED -> {
                    if (!signed && !exempted) {
                        awaySince = away ? awaySince : today;
                        away = true;
                        merged = act == Act.BE_MERGED;
                    }
                }
                case COME_BACK -> away = false;
                case MOVE -> {
                    away = false;
                    unit = signed ? unit : otherThan(unit);
                }
                case BE_EXEMPTED -> exempted |= due;
                case HAVE_THE_EXEMPTION_REVOKED -> {
                    boolean was = exempted;
                    exempted = false;
                    return was;
                }
            }
            return switch (act) {
                case SIGN, BE_EXEMPTED -> due;
                case LEAVE, BE_MERGED -> !signed && !exempted;
                default -> !signed;
            };
        }

        private boolean signOnPaper(LocalDate day, UUID where) {
            boolean left = away && !merged && !day.isAfter(awaySince);
            boolean taken = state() == PledgeState.DUE || (state() == PledgeState.EXCUSED && left);
            if (taken) {
                signed = true;
                unit = where;
            }
            return taken;
        }
    }

    private record Signature(
            PledgeState state,
            @Nullable UUID text,
            @Nullable Instant at,
            UUID unit,
            String number) {

        static Signature of(Pledge pledge) {
            return new Signature(
                    pledge.state(), pledge.textId(), pledge.signedAt(), pledge.unitId(), pledge.staffNumber());
        }
    }

    @Property(tries = 1000)
    void whateverHappensPledgesAreAsTheModelSays(
            @ForAll @Size(max = 40) List<Act> acts,
            @ForAll @Size(40) List<@IntRange(max = PEOPLE - 1) Integer> people) {
        PledgeText text = TextsOfTests.text(SignerCategory.LEADING_CADRE);
        List<Pledge> pledges = new ArrayList<>();
        List<Model> models = new ArrayList<>();
        List<List<FormerUnit>> former = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            pledges.add(new Pledge(
                    UUID.randomUUID(),
                    text.cycleId(),
                    SignerCategory.LEADING_CADRE,
                    UUID.randomUUID(),
                    "P" + i,
                    UNITS.get(0)));
            models.add(new Model());
            former.add(new ArrayList<>());
        }
        Instant now = Instant.parse("2026-06-15T02:00:00Z");
        for (int i = 0; i < acts.size(); i++) {
            Act act = acts.get(i);
            Pledge pledge = pledges.get(people.get(i));
            Signature before = Signature.of(pledge);
            now = now.plus(Duration.ofHours(5));
            List<FormerUnit> left = former.get(people.get(i));
            if (models.get(people.get(i)).take(act, LocalDate.ofInstant(now, ZONE))) {
                act(pledge, act, text, now, left);
            } else {
                Instant then = now;
                assertThatThrownBy(() -> act(pledge, act, text, then, left))
                        .isInstanceOfAny(ProblemException.class, IllegalStateException.class);
                assertThat(Signature.of(pledge)).as("%s, refused", act).isEqualTo(before);
            }
            if (before.state() == PledgeState.SIGNED) {
                assertThat(Signature.of(pledge)).as("%s of what is signed", act).isEqualTo(before);
            }
            assertThat(pledge.state())
                    .as("after %s", act)
                    .isEqualTo(models.get(people.get(i)).state());
            assertThat(pledge.excuse() != null).isEqualTo(pledge.state() == PledgeState.EXCUSED);
            assertThat(pledges.stream().map(Pledge::state).toList())
                    .isEqualTo(models.stream().map(Model::state).toList());
            requireCoverage(pledges, models, act);
        }
    }

    private static void requireCoverage(List<Pledge> pledges, List<Model> models, Act act) {
        assertThat(shown(pledges)).as("coverage after %s", act).isEqualTo(said(models));
        for (UUID unit : UNITS) {
            assertThat(shown(pledges.stream()
                            .filter(pledge -> pledge.unitId().equals(unit))
                            .toList()))
                    .as("coverage of a unit after %s", act)
                    .isEqualTo(said(models.stream()
                            .filter(model -> model.unit.equals(unit))
                            .toList()));
        }
    }

    /** As boards show it. */
    private static Counts shown(List<Pledge> pledges) {
        return Counts.of(
                pledges.stream()
                        .filter(pledge -> pledge.state() == PledgeState.DUE)
                        .count(),
                pledges.stream()
                        .filter(pledge -> pledge.state() == PledgeState.SIGNED)
                        .count(),
                pledges.stream()
                        .filter(pledge -> pledge.state() == PledgeState.EXCUSED)
                        .count());
    }

    /** As it must be: whoever is excused counts neither as due nor as signed. */
    private static Counts said(List<Model> models) {
        long signed = models.stream().filter(model -> model.signed).count();
        long due = models.stream()
                .filter(model -> !model.signed && !model.exempted && !model.away)
                .count();
        Double ratio = signed + due == 0 ? null : signed / (double) (signed + due);
        return new Counts(due, signed, models.size() - due - signed, ratio);
    }

    private static UUID unitOn(LocalDate day, Pledge pledge, List<FormerUnit> left) {
        return FormerUnit.on(day, left, ZONE).map(FormerUnit::unitId).orElse(pledge.unitId());
    }

    private static UUID otherThan(UUID unit) {
        return UNITS.get(1 - UNITS.indexOf(unit));
    }

    private static void act(Pledge pledge, Act act, PledgeText text, Instant now, List<FormerUnit> left) {
        Clock clock = Clock.fixed(now, ZONE);
        LocalDate today = LocalDate.now(clock);
        switch (act) {
            case SIGN -> pledge.sign(pledge.staffNumber(), text.hash(), text, (present, read) -> false, now);
            case SIGN_ON_PAPER -> pledge.signOnPaper(text, today, unitOn(today, pledge, left), clock, null);
            case HAVE_SIGNED_ON_PAPER ->
                pledge.signOnPaper(text, today.minusDays(1), unitOn(today.minusDays(1), pledge, left), clock, "late");
            case LEAVE -> pledge.excuse(ExcuseReason.LEFT, null, now);
            case BE_MERGED -> pledge.excuse(ExcuseReason.MERGED, UUID.randomUUID(), now);
            case COME_BACK -> pledge.fallDue(pledge.staffNumber(), pledge.unitId());
            case MOVE -> {
                UUID from = pledge.unitId();
                pledge.fallDue(pledge.staffNumber(), otherThan(from));
                left.add(new FormerUnit(from, now, true));
            }
            case BE_EXEMPTED -> pledge.exempt(now);
            case HAVE_THE_EXEMPTION_REVOKED -> pledge.endExemption();
        }
    }
}
