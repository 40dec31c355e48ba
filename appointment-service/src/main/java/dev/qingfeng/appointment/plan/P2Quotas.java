package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.policy.PrincipleCode;
import dev.qingfeng.appointment.policy.PrincipleKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** P2 合理配備領導職數: after the plan no post has more holders than its quota (hard), posts that the plan leaves alone included. */
final class P2Quotas implements Principle {

    @Override
    public PrincipleCode code() {
        return PrincipleCode.P2;
    }

    @Override
    public List<Finding> findings(Proposal proposal) {
        Map<UUID, List<UUID>> holders = new HashMap<>();
        proposal.after().forEach((cadre, placement) -> {
            UUID post = placement.postId();
            if (post != null) {
                holders.computeIfAbsent(post, none -> new ArrayList<>()).add(cadre);
            }
        });
        return proposal.seats().entrySet().stream()
                .filter(post -> holders.getOrDefault(post.getKey(), List.of()).size()
                        > post.getValue().quota())
                .map(post -> finding(post.getKey(), post.getValue(), holders.getOrDefault(post.getKey(), List.of())))
                .toList();
    }

    private Finding finding(UUID postId, Seat seat, List<UUID> holders) {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(new Subject(Subject.Type.POST, postId));
        subjects.add(new Subject(Subject.Type.UNIT, seat.unitId()));
        holders.stream()
                .sorted()
                .map(cadre -> new Subject(Subject.Type.CADRE, cadre))
                .forEach(subjects::add);
        return new Finding(
                code(),
                "quota-exceeded",
                PrincipleKind.HARD,
                List.copyOf(subjects),
                List.of(seat.quota(), holders.size()));
    }
}
