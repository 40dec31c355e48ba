package dev.qingfeng.pledge.coverage;

import dev.qingfeng.platform.replay.OperatorCommand;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.jboss.logging.Logger;

/**
 * Compares the kept totals with the pledges themselves, and the kept shares with what they are counted from, and puts them right. It can run beside a service that serves: each look is
 * one statement, and what was found wrong is noted as one more change.
 */
@ApplicationScoped
public class CoverageRepair {

    private static final Logger LOG = Logger.getLogger(CoverageRepair.class);

    /** By how much the counts of units are too small. */
    private static final String OF_UNITS = """
            select cycle_id, unit_id, category, state, signed_on, cast(sum(pledges) as bigint) as pledges
            from (
              select cycle_id, unit_id, category, state, signed_on, count(*) as pledges from pledge
              group by cycle_id, unit_id, category, state, signed_on
              union all select cycle_id, unit_id, category, state, signed_on, -pledges from unit_coverage
              union all select cycle_id, unit_id, category, state, signed_on, -pledges from coverage_change) as counted
            group by cycle_id, unit_id, category, state, signed_on
            having sum(pledges) <> 0""";

    /** By how much the totals of subtrees are too small for the counts of their units. */
    private static final String OF_SUBTREES = """
            select cycle_id, path, category, state, signed_on, cast(sum(pledges) as bigint) as pledges
            from (
              select c.cycle_id, subpath(p.path, 0, depth) as path, c.category, c.state, c.signed_on, c.pledges
              from unit_coverage c join coverage_place p on p.unit_id = c.unit_id
                cross join lateral generate_series(1, nlevel(p.path)) as depth
              union all select cycle_id, path, category, state, signed_on, -pledges from subtree_coverage) as counted
            group by cycle_id, path, category, state, signed_on
            having sum(pledges) <> 0""";

    /** Units whose counts stand at a place where the unit is not, and nothing will move them. */
    private static final String OF_PLACES = """
            select u.id from registry_unit u left join coverage_place p on p.unit_id = u.id
            where u.path is not null and p.path is distinct from u.path
              and not exists (select 1 from coverage_moved m where m.unit_id = u.id)""";

    private static final String NOTE_UNITS =
            "insert into coverage_change (cycle_id, unit_id, category, state, signed_on, pledges) " + OF_UNITS;

    private static final String MEND_SUBTREES =
            "insert into subtree_coverage as total (cycle_id, path, category, state, signed_on, pledges) " + OF_SUBTREES
                    + " on conflict on constraint subtree_coverage_once do update set pledges = total.pledges + excluded.pledges";

    private static final String MOVE_UNITS = "insert into coverage_moved (unit_id) " + OF_PLACES;

    private static final String RAISE = "update coverage_version set version = version + 1";

    private final EntityManager entities;
    private final CoverageFolding folding;
    private final ShareFolding shares;

    CoverageRepair(EntityManager entities, CoverageFolding folding, ShareFolding shares) {
        this.entities = entities;
        this.folding = folding;
        this.shares = shares;
    }

    /** How many totals are wrong, or stand at the wrong place. */
    long wrong() {
        return QuarkusTransaction.requiringNew().call(() -> {
            folding.hold();
            return count(OF_UNITS) + count(OF_SUBTREES) + count(OF_PLACES) + shares.wrong();
        });
    }

    /** Puts right what is wrong; gives how many totals were. */
    long mend() {
        return QuarkusTransaction.requiringNew().call(() -> {
            folding.hold();
            long wrongShares = shares.wrong();
            shares.noteAll();
            int subtrees = entities.createNativeQuery(MEND_SUBTREES).executeUpdate();
            int units = entities.createNativeQuery(NOTE_UNITS).executeUpdate();
            int places = entities.createNativeQuery(MOVE_UNITS).executeUpdate();
            entities.createNativeQuery(RAISE).executeUpdate();
            return wrongShares + subtrees + units + places;
        });
    }

    private long count(String differences) {
        return (Long) entities.createNativeQuery("select count(*) from (%s) as wrong".formatted(differences))
                .getSingleResult();
    }

    /** The same for operators. */
    static final class Commands {

        private static final int WRONG = 3;

        /** Ends with 3 if a total is wrong. */
        @Produces
        @Singleton
        OperatorCommand verify(CoverageRepair repair) {
            return new OperatorCommand("verify-coverage", () -> {
                long wrong = repair.wrong();
                if (wrong > 0) {
                    LOG.errorf("%d totals differ from the pledges: rebuild-coverage puts them right", wrong);
                    return WRONG;
                }
                LOG.info("Every total agrees with the pledges");
                return OperatorCommand.DONE;
            });
        }

        @Produces
        @Singleton
        OperatorCommand rebuild(CoverageRepair repair) {
            return new OperatorCommand("rebuild-coverage", () -> {
                LOG.infof("%d totals differed and were put right", repair.mend());
                return OperatorCommand.DONE;
            });
        }
    }
}
