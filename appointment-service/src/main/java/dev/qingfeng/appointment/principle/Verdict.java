package dev.qingfeng.appointment.principle;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a plan stands to the principles.
 *
 * @param findings in the order of the principles
 * @param rewards likewise; none where nothing can be earned
 */
public record Verdict(List<Finding> findings, List<Reward> rewards) {

    static final Verdict NOTHING = new Verdict(List.of(), List.of());

    public Verdict {
        findings = List.copyOf(findings);
        rewards = List.copyOf(rewards);
    }

    /** Of one principle, whose findings come in any order. */
    static Verdict of(Stream<Finding> findings, Reward... rewards) {
        return new Verdict(
                findings.sorted(Finding.ORDER).toList(),
                Stream.of(rewards).filter(reward -> reward.possible() > 0).toList());
    }

    /** All of them, which come in the order of the principles. */
    static Verdict all(List<Verdict> verdicts) {
        return new Verdict(
                verdicts.stream().flatMap(verdict -> verdict.findings.stream()).toList(),
                verdicts.stream().flatMap(verdict -> verdict.rewards.stream()).toList());
    }

    /** Those that a decision is refused for. */
    public List<Finding> hard() {
        return findings.stream()
                .filter(finding -> finding.kind() == PrincipleKind.HARD)
                .toList();
    }

    /** Those of what would be preferred. */
    public List<Finding> soft() {
        return findings.stream()
                .filter(finding -> finding.kind() == PrincipleKind.SOFT)
                .toList();
    }

    /** Whether nothing hard stands against it. */
    public boolean gatesMet() {
        return hard().isEmpty();
    }

    /** What all rewards come to. */
    public int score() {
        return rewards.stream().mapToInt(Reward::earned).sum();
    }

    /** The most that the score could be. */
    public int maximum() {
        return rewards.stream().mapToInt(Reward::possible).sum();
    }
}
