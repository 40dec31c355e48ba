package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.confidential.RewrappedRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was counted of the climate of inspections. */
@ApplicationScoped
public class ClimateTallyRepository implements RewrappedRepository<ClimateTally> {

    /** By the ids of the figures that they are of; those that were counted before there were tallies have none. */
    Map<UUID, ClimateTally> of(Collection<UUID> figuresIds) {
        return figuresIds.isEmpty()
                ? Map.of()
                : list("id in ?1", figuresIds).stream()
                        .collect(Collectors.toMap(ClimateTally::id, Function.identity()));
    }
}
