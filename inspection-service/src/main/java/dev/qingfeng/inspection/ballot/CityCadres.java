package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Cadres of the city of a cycle, as people name them for a task or for a ballot. */
@ApplicationScoped
class CityCadres {

    private final Registry registry;

    CityCadres(Registry registry) {
        this.registry = registry;
    }

    /**
     * One for each of these ids, in their order. Refuses with 422 {@code unknown-reference} who is no cadre of the city.
     *
     * @param field what the request calls them
     */
    List<RegistryCadre> of(UUID cycleId, List<UUID> ids, String field) {
        String city = registry.unit(registry.cycle(cycleId).unitId()).path();
        Map<UUID, RegistryCadre> known = registry.cadresWithin(city, ids).stream()
                .collect(Collectors.toMap(RegistryCadre::id, Function.identity()));
        if (!known.keySet().containsAll(ids)) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, field);
        }
        return ids.stream().map(known::get).toList();
    }
}
