package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.PackedIds;
import dev.qingfeng.inspection.inspection.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what boards know of inspections. */
@ApplicationScoped
class BoardRows {

    private static final String KIND = """
            i.state, i.done_steps, i.running_steps, i.late_steps,
              i.notice_late_reason is not null or i.conclusion_late_reason is not null,
              coalesce(t.fieldwork_started_at <= :now, false),
              %s, i.notice_fieldwork_begins_on - date '1970-01-01'""";

    /** Whether its unit's public pledge has been made: looked for among all at once. */
    private static final String OF_MANY = KIND.formatted("""
            coalesce(i.unit_id in (
                select unit_id from public_pledge where cycle_id = :cycle and not gone and occurred_at <= :now), false)""");

    /** The same, looked up for each. */
    private static final String OF_FEW = KIND.formatted("""
            coalesce((
                select true from public_pledge
                where cycle_id = i.cycle_id and unit_id = i.unit_id and not gone and occurred_at <= :now limit 1), false)""");

    private static final String OF_THE_BOARD = """

            from unit_inspection i
              join inspection_team t on t.id = i.team_id%s
            where i.cycle_id = :cycle""";

    private static final String UNIT = " join registry_unit u on u.id = i.unit_id";

    private static final String SEEN =
            " and (u.path <@ cast(:scope as ltree) or i.team_id = any(cast(:ownTeams as uuid[])))";

    private final EntityManager entities;

    BoardRows(EntityManager entities) {
        this.entities = entities;
    }

    /** All that the board is of, by their kinds: by one query that brings no row for each. */
    List<AlikeInspections> all(BoardKey key, Instant now) {
        List<?> kinds = query(
                        OF_MANY + ", " + PackedIds.of("i.id"),
                        key.scope() == null ? "" : UNIT,
                        " group by 1, 2, 3, 4, 5, 6, 7, 8",
                        key,
                        now)
                .getResultList();
        return kinds.stream()
                .map(row -> (Object[]) row)
                .map(row -> new AlikeInspections(kind(row), PackedIds.unpack((byte[]) row[8])))
                .toList();
    }

    /** Some of them, in the order of their ids. */
    List<BoardRow> page(BoardKey key, Instant now, UUID after, int rows) {
        List<?> page = query(
                        OF_FEW
                                + ", i.id, i.unit_id, cast(u.path as text), i.team_id, t.name, u.ended_on - date"
                                + " '1970-01-01'",
                        UNIT,
                        " and i.id > :after order by i.id limit :rows",
                        key,
                        now)
                .setParameter("after", after)
                .setParameter("rows", rows)
                .getResultList();
        return page.stream()
                .map(row -> (Object[]) row)
                .map(row -> new BoardRow(
                        (UUID) row[8],
                        (UUID) row[9],
                        (String) row[10],
                        day(row[13]),
                        (UUID) row[11],
                        (String) row[12],
                        kind(row)))
                .toList();
    }

    /** What is not filtered by is no part of the query, so that a page is found along its index. */
    private Query query(String columns, String units, String part, BoardKey key, Instant now) {
        UUID team = key.teamId();
        Progress state = key.state();
        String scope = key.scope();
        Query query = entities.createNativeQuery("select " + columns + OF_THE_BOARD.formatted(units)
                        + (scope == null ? "" : SEEN)
                        + (team == null ? "" : " and i.team_id = :team")
                        + (state == null ? "" : " and i.state = :state")
                        + part)
                .setParameter("cycle", key.cycleId())
                .setParameter("now", now);
        if (scope != null) {
            query.setParameter("scope", scope)
                    .setParameter(
                            "ownTeams",
                            key.ownTeams().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
        }
        if (team != null) {
            query.setParameter("team", team);
        }
        if (state != null) {
            query.setParameter("state", state.name());
        }
        return query;
    }

    private static BoardKind kind(Object[] row) {
        return new BoardKind(
                Progress.valueOf((String) row[0]),
                (Integer) row[1],
                (Integer) row[2],
                (Integer) row[3],
                (Boolean) row[4],
                (Boolean) row[5],
                (Boolean) row[6],
                day(row[7]));
    }

    private static @Nullable LocalDate day(@Nullable Object days) {
        return days == null ? null : LocalDate.ofEpochDay((Integer) days);
    }
}
