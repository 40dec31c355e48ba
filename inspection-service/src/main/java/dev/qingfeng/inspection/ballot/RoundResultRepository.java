package dev.qingfeng.inspection.ballot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Results of rounds that the caller has been let to, by the ids of the rounds. */
@ApplicationScoped
public class RoundResultRepository implements PanacheRepositoryBase<RoundResult, UUID> {}
