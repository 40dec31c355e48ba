package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.roster.DuePledges;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Finds by SQL whose pledge has to change, and changes it through its entity, so that each change leaves its audit row. The rows
 * pass in batches: a city of 200,000 signers needs no more memory than a town. Of an archived cycle none changes.
 */
@ApplicationScoped
public class PledgesByRoster implements DuePledges {

    private static final int BATCH = 1000;

    /**
     * Whom each campaign is to sign by the roster as it stands. Nobody under a number that another one stands for, and nobody who
     * has signed under one that they had: a person signs once.
     */
    private static final String TO_SIGN = """
             from pledge_campaign c
            join registry_cycle y on y.id = c.cycle_id and not y.gone
              and not exists (select 1 from closed_cycle x where x.cycle_id = y.id and x.epoch >= y.epoch)
            join registry_unit city on city.id = y.unit_id and not city.gone
            join registry_unit u on u.path <@ city.path and not u.gone
            join signer s on s.unit_id = u.id and not s.gone and c.category = any(s.categories)
              and not exists (select 1 from signer m where m.merged_from @> array[s.id])
              and not exists (select 1 from pledge o where o.cadre_id = any(s.merged_from) and o.category = c.category
                and o.cycle_id = c.cycle_id and o.state = 'SIGNED')
            """;

    private static final String WITHOUT_PLEDGE =
            "select c.id as campaign, c.cycle_id, c.category, s.id as cadre, s.staff_number, s.unit_id" + TO_SIGN + """
            where not exists
              (select 1 from pledge p where p.cadre_id = s.id and p.category = c.category and p.cycle_id = c.cycle_id)
            """;

    /** Locked, so that nobody signs between the look and the change. */
    private static final String MOVED_OR_BACK =
            "select {p.*}, s.staff_number as now_number, s.unit_id as now_unit" + TO_SIGN + """
            join pledge p on p.cadre_id = s.id and p.category = c.category and p.cycle_id = c.cycle_id
            where p.state <> 'SIGNED'
              and ((p.unit_id, p.staff_number) is distinct from (s.unit_id, s.staff_number)
                or p.state = 'EXCUSED' and p.excuse_reason <> 'EXEMPTED')
              and %s for update of p""";

    /** Why a pledge is not due of its person, if it is not; of somebody who was merged with the pledge that counts for them. */
    private static final String WHY_NOT = """
             cross join lateral (
              select m.id as merged, counted.id as counted from signer m
                left join pledge counted on counted.cadre_id = m.id and counted.category = p.category
                  and counted.cycle_id = p.cycle_id
              where m.merged_from @> array[p.cadre_id]
              union all
              select m.id, counted.id from signer m
                join pledge counted on counted.cadre_id = any(m.merged_from) and counted.category = p.category
                  and counted.cycle_id = p.cycle_id and counted.state = 'SIGNED'
              where m.id = p.cadre_id
              union all
              select null, null
              order by counted nulls last, merged nulls last limit 1) why
            """;

    private static final String REASON = """
            case when why.merged is not null then 'MERGED'
              when exists (select 1 from registry_cycle y where y.id = p.cycle_id and y.gone) then 'CYCLE_ENDED'
              when exists (select 1 from signer s join registry_unit u on u.id = s.unit_id and not u.gone
                  join registry_unit city on u.path <@ city.path and not city.gone
                  join registry_cycle y on y.unit_id = city.id
                where s.id = p.cadre_id and not s.gone and y.id = p.cycle_id) then 'CATEGORY_LOST'
              else 'LEFT' end""";

    /** Nor of a cycle that is not known at all: nobody is excused before it is known whether it is archived. */
    private static final String NOT_ARCHIVED = """
             and exists (select 1 from registry_cycle y where y.id = p.cycle_id
            and not exists (select 1 from closed_cycle x where x.cycle_id = y.id and x.epoch >= y.epoch))""";

    /**
     * Nor for what is merely not known of the person, their unit or the city: the topics come in any order, and after a restore all of them
     * anew. Whichever comes last looks again.
     */
    private static final String KNOWN = """
             and (why.merged is not null or exists (
              select 1 from registry_cycle y
                left join registry_unit city on city.id = y.unit_id
                left join signer s on s.id = p.cadre_id
                left join registry_unit u on u.id = s.unit_id
              where y.id = p.cycle_id and (y.gone or s.gone or city.id is not null and u.id is not null)))""";

    private static final String CLOSE = """
            insert into closed_cycle as known (cycle_id, epoch)
            select id, epoch from registry_cycle where id = :id and phase = 'ARCHIVED'
            on conflict (cycle_id) do update set epoch = excluded.epoch where known.epoch < excluded.epoch""";

    private static final String WITH_REASON =
            "select {p.*}, " + REASON + " as reason, why.counted from pledge p" + WHY_NOT;

    /** The offset keeps it a look-up for each pledge; as a join it reads everyone for one, where the tables were filled just now. */
    private static final String NOT_TO_SIGN_ANY_MORE = WITH_REASON + "where p.state = 'DUE' and not exists (select 1"
            + TO_SIGN + " where c.id = p.campaign_id and s.id = p.cadre_id offset 0)" + NOT_ARCHIVED
            + KNOWN + " and %s for update of p";

    /** Those who had left for what now turns out to be a merge: the two states of a merge come in any order. */
    private static final String MERGED_AND_NOT_LEFT = WITH_REASON
            + "where p.excuse_reason in ('LEFT', 'CATEGORY_LOST') and why.merged is not null" + NOT_ARCHIVED
            + " and %s for update of p";

    private final Session database;
    private final Turns turns;
    private final Outbox outbox;
    private final List<PledgeFollower> followers;
    private final OwnWindows windows;
    private final Clock clock;

    PledgesByRoster(
            Session database,
            Turns turns,
            Outbox outbox,
            @All List<PledgeFollower> followers,
            OwnWindows windows,
            Clock clock) {
        this.database = database;
        this.turns = turns;
        this.outbox = outbox;
        this.followers = followers;
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public void beginCadre(UUID cadreId) {
        turns.ofCadre(cadreId);
    }

    @Override
    public void beginUnit(UUID unitId) {
        turns.ofUnit(unitId);
    }

    @Override
    public void followCampaign(UUID campaignId) {
        turns.ofCampaign(campaignId);
        follow("c.id = :id", "p.campaign_id = :id", campaignId);
    }

    @Override
    public void followCycle(UUID cycleId) {
        turns.ofCycle(cycleId);
        database.createNativeMutationQuery(CLOSE).setParameter("id", cycleId).executeUpdate();
        follow("c.cycle_id = :id", "p.cycle_id = :id", cycleId);
    }

    /** The unit of some signers, and perhaps the city of some cycles. */
    @Override
    public void followUnit(UUID unitId) {
        turns.ofUnit(unitId);
        follow("u.id = :id", "p.cadre_id in (select id from signer where unit_id = :id)", unitId);
        follow("y.unit_id = :id", "p.cycle_id in (select id from registry_cycle where unit_id = :id)", unitId);
    }

    @Override
    public void followCadre(UUID cadreId) {
        turns.ofCadre(cadreId);
        follow("s.id = :id", "p.cadre_id = :id", cadreId);
        List<UUID> duplicates = mergedInto(cadreId);
        // One after the other: the database would not see that together they are few.
        duplicates.forEach(duplicate -> excuse("p.cadre_id = :id", duplicate));
        if (!duplicates.isEmpty()) {
            // Whoever was just signing as a duplicate has been waited for, and has signed for both.
            excuse("p.cadre_id = :id", cadreId);
        }
    }

    private void follow(String signers, String pledges, UUID id) {
        changeEach(
                database.createNativeQuery(WITHOUT_PLEDGE + "and " + signers, Tuple.class)
                        .setParameter("id", id),
                this::due);
        changeEach(
                database.createNativeQuery(MOVED_OR_BACK.formatted(signers), Tuple.class)
                        .addEntity("p", Pledge.class)
                        .addScalar("now_number", String.class)
                        .addScalar("now_unit", UUID.class)
                        .setParameter("id", id),
                this::dueNow);
        excuse(pledges, id);
    }

    private void excuse(String pledges, UUID id) {
        for (String excused : List.of(NOT_TO_SIGN_ANY_MORE, MERGED_AND_NOT_LEFT)) {
            changeEach(
                    database.createNativeQuery(excused.formatted(pledges), Tuple.class)
                            .addEntity("p", Pledge.class)
                            .addScalar("reason", String.class)
                            .addScalar("counted", UUID.class)
                            .setParameter("id", id),
                    this::excused);
        }
    }

    /** Whoever turned out to be this cadre. */
    private List<UUID> mergedInto(UUID cadreId) {
        return database
                .createNativeQuery(
                        "select unnest(merged_from) from signer where id = :id and merged_from is not null",
                        Tuple.class)
                .setParameter("id", cadreId)
                .getResultList()
                .stream()
                .map(id -> id.get(0, UUID.class))
                .toList();
    }

    private Pledge due(Tuple signer) {
        Pledge pledge = new Pledge(
                signer.get("campaign", UUID.class),
                signer.get("cycle_id", UUID.class),
                SignerCategory.valueOf(signer.get("category", String.class)),
                signer.get("cadre", UUID.class),
                signer.get("staff_number", String.class),
                signer.get("unit_id", UUID.class));
        pledge.signWithin(windows.of(pledge.campaignId()));
        database.persist(pledge);
        return pledge;
    }

    private Pledge dueNow(Tuple row) {
        Pledge pledge = row.get(0, Pledge.class);
        boolean wasDue = pledge.state() == PledgeState.DUE;
        pledge.fallDue(row.get(1, String.class), row.get(2, UUID.class));
        if (!wasDue && pledge.state() == PledgeState.DUE) {
            pledge.signWithin(windows.of(pledge.campaignId()));
        }
        return pledge;
    }

    private Pledge excused(Tuple row) {
        Pledge pledge = row.get(0, Pledge.class);
        pledge.excuse(ExcuseReason.valueOf(row.get(1, String.class)), row.get(2, UUID.class), clock.instant());
        return pledge;
    }

    private <T> void changeEach(NativeQuery<T> rows, Function<T, Pledge> change) {
        List<Pledge> changed = new ArrayList<>(BATCH);
        try (Stream<T> stream = rows.setFetchSize(BATCH).getResultStream()) {
            stream.forEach(row -> {
                changed.add(change.apply(row));
                if (changed.size() == BATCH) {
                    write(changed);
                }
            });
        }
        write(changed);
    }

    /** That a pledge fell due follows from the campaign and the roster; what became of it since is told. */
    private void write(List<Pledge> changed) {
        List<Pledge> excused = changed.stream()
                .filter(pledge -> pledge.state() == PledgeState.EXCUSED)
                .toList();
        if (!excused.isEmpty()) {
            followers.forEach(follower -> follower.notDueAnyMore(excused));
        }
        database.flush();
        outbox.publishAll(
                changed.stream().filter(pledge -> pledge.version() > 0).toList(), SignatureState::from);
        changed.forEach(database::detach);
        changed.clear();
    }
}
