package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.inspection.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what boards know of inspections: a row for each, by one query. */
@ApplicationScoped
class BoardRows {

    private static final String ROWS = """
            select i.id, i.unit_id, cast(u.path as text), i.team_id, t.name, i.state, i.done_steps, i.running_steps, i.late_steps,
              i.notice_late_reason is not null, i.conclusion_late_reason is not null,
              coalesce(t.fieldwork_started_at <= :now, false),
              coalesce(i.unit_id in (
                select unit_id from public_pledge where cycle_id = :cycle and not gone and occurred_at <= :now), false),
              cast(i.notice_fieldwork_begins_on as text)
            from unit_inspection i
              join inspection_team t on t.id = i.team_id
              join registry_unit u on u.id = i.unit_id
            where i.cycle_id = :cycle
              and (u.path <@ cast(:scope as ltree) or i.team_id = any(cast(:ownTeams as uuid[])))
            """;

    private final EntityManager entities;

    BoardRows(EntityManager entities) {
        this.entities = entities;
    }

    /** Of all that the board is of, in the order of their ids. */
    List<BoardRow> all(BoardKey key, Instant now) {
        return rows(query(ROWS, " order by i.id", key, now));
    }

    /** Some of them. */
    List<BoardRow> page(BoardKey key, Instant now, UUID after, int rows) {
        return rows(query(ROWS, " and i.id > :after order by i.id limit :rows", key, now)
                .setParameter("after", after)
                .setParameter("rows", rows));
    }

    /** What is not filtered by is no part of the query, so that a page is found along its index. */
    private Query query(String of, String part, BoardKey key, Instant now) {
        UUID team = key.teamId();
        Progress state = key.state();
        Query query = entities.createNativeQuery(of
                        + (team == null ? "" : " and i.team_id = :team")
                        + (state == null ? "" : " and i.state = :state")
                        + part)
                .setParameter("cycle", key.cycleId())
                .setParameter("scope", key.scope())
                .setParameter(
                        "ownTeams",
                        key.ownTeams().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .setParameter("now", now);
        if (team != null) {
            query.setParameter("team", team);
        }
        if (state != null) {
            query.setParameter("state", state.name());
        }
        return query;
    }

    private static List<BoardRow> rows(Query query) {
        List<?> rows = query.getResultList();
        // Thousands of notices announce a few days.
        Map<String, LocalDate> days = new HashMap<>();
        return rows.stream().map(row -> row((Object[]) row, days)).toList();
    }

    private static BoardRow row(Object[] row, Map<String, LocalDate> days) {
        return new BoardRow(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (UUID) row[3],
                (String) row[4],
                Progress.valueOf((String) row[5]),
                (Integer) row[6],
                (Integer) row[7],
                (Integer) row[8],
                (Boolean) row[9],
                (Boolean) row[10],
                (Boolean) row[11],
                (Boolean) row[12],
                row[13] == null ? null : days.computeIfAbsent((String) row[13], LocalDate::parse));
    }
}
