package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.RotatedKeys;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was counted of the climate of inspections. */
@ApplicationScoped
public class ClimateTallyRepository implements PanacheRepositoryBase<ClimateTally, UUID>, RotatedKeys {

    /** By the ids of the figures that they are of; those that were counted before there were tallies have none. */
    Map<UUID, ClimateTally> of(Collection<UUID> figuresIds) {
        return figuresIds.isEmpty()
                ? Map.of()
                : list("id in ?1", figuresIds).stream()
                        .collect(Collectors.toMap(ClimateTally::id, Function.identity()));
    }

    @Override
    public int moveSome(Envelope envelope, int atMost) {
        List<ClimateTally> some = find("dataKey.keyId <> ?1 order by id", envelope.currentKey())
                .page(0, atMost)
                .list();
        some.forEach(each -> each.rewrap(envelope));
        return some.size();
    }
}
