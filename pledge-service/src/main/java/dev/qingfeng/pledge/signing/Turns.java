package dev.qingfeng.pledge.signing;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Whose turn it is to follow the roster, until the caller's transaction ends. Two at once, a campaign that opens and a cadre who arrives,
 * would not see what the other has written, and neither would make the pledge; so whatever could make or end the same pledge takes a
 * turn that the other waits for. Who takes what is in docs/adr/0073.
 *
 * <p>Of what is about to stand elsewhere the turns are taken before that is written, and again afterwards.
 */
@Singleton
class Turns {

    /** In one order whoever takes them; which to take is read as it is then, so paths are read once nobody moves the unit any more. */
    private static final String TAKE = """
            select cast(case when turn.shared then pg_advisory_xact_lock_shared(turn.hash) else pg_advisory_xact_lock(turn.hash) end
              as text)
            from (
              select hashtextextended('due-pledges ' || wanted.name, 0) as hash, bool_and(wanted.shared) as shared
              from (%s) as wanted (name, shared)
              group by 1 order by 1) as turn""";

    private static final String PERSON = """
            with person as (
              select cast(:id as uuid) as id union select unnest(merged_from) from signer where id = :id)
            """;

    private static final String PATHS = "generate_series(1, nlevel(u.path)) as level";
    private static final String PATH = "'path ' || cast(subpath(u.path, 0, level) as text)";

    private static final String OF_CADRE = TAKE.formatted(PERSON + """
            select 'person ' || id, false from person
            union all
            select 'unit ' || unit_id, true from signer where id in (select id from person) and unit_id is not null""");

    private static final String PLACES_OF_CADRE =
            TAKE.formatted(PERSON + "select " + PATH + ", true from registry_unit u, " + PATHS
                    + " where u.id in (select unit_id from signer where id in (select id from person))");

    private static final String OF_UNIT = TAKE.formatted("select 'unit ' || cast(:id as uuid), false");

    private static final String PLACES_OF_UNIT = TAKE.formatted(
            "select " + PATH + ", level < nlevel(u.path) from registry_unit u, " + PATHS + " where u.id = :id");

    private static final String OF_CYCLE = TAKE.formatted(
            "select 'unit ' || unit_id, true from registry_cycle where id = :id and unit_id is not null");

    private static final String PLACE_OF_CYCLE = TAKE.formatted("select 'path ' || cast(u.path as text), false"
            + " from registry_cycle y join registry_unit u on u.id = y.unit_id where y.id = :id");

    private static final String CYCLE_OF_CAMPAIGN = "(select cycle_id from pledge_campaign where id = :id)";

    private final Session database;

    Turns(Session database) {
        this.database = database;
    }

    /** Of a cadre, under every number that they have or had. */
    void ofCadre(UUID cadreId) {
        take(OF_CADRE, cadreId);
        take(PLACES_OF_CADRE, cadreId);
    }

    void ofUnit(UUID unitId) {
        take(OF_UNIT, unitId);
        take(PLACES_OF_UNIT, unitId);
    }

    void ofCycle(UUID cycleId) {
        take(OF_CYCLE, cycleId);
        take(PLACE_OF_CYCLE, cycleId);
    }

    void ofCampaign(UUID campaignId) {
        take(OF_CYCLE.replace(":id", CYCLE_OF_CAMPAIGN), campaignId);
        take(PLACE_OF_CYCLE.replace(":id", CYCLE_OF_CAMPAIGN), campaignId);
    }

    private void take(String turns, UUID id) {
        database.createNativeQuery(turns, Tuple.class).setParameter("id", id).getResultList();
    }
}
