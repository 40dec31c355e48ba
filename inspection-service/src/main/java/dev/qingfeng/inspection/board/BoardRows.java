package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.inspection.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what boards know of inspections: a row for each, by one query. */
@ApplicationScoped
class BoardRows {

    private static final String ROWS = """
            select i.id, i.unit_id, cast(u.path as text) as path, i.team_id, t.name, i.state, i.done_steps, i.running_steps,
              i.late_steps, i.notice_late_reason is not null as notice_late,
              i.conclusion_late_reason is not null as conclusion_late,
              coalesce(t.fieldwork_started_at <= :now, false) as in_field,
              coalesce(p.first <= :now, false) as pledged,
              cast(i.notice_fieldwork_begins_on as text) as begins_on
            from unit_inspection i
              join inspection_team t on t.id = i.team_id
              join registry_unit u on u.id = i.unit_id
              left join (
                select unit_id, min(occurred_at) as first from public_pledge
                where cycle_id = :cycle and not gone group by unit_id) p on p.unit_id = i.unit_id
            where i.cycle_id = :cycle
              and (u.path <@ cast(:scope as ltree) or i.team_id = any(cast(:ownTeams as uuid[])))
              and i.team_id = coalesce(cast(nullif(:team, '') as uuid), i.team_id) and i.state = coalesce(nullif(:state, ''), i.state)
            """;

    private final EntityManager entities;

    BoardRows(EntityManager entities) {
        this.entities = entities;
    }

    /** Of all that the board is of, in the order of their ids. */
    List<BoardRow> all(BoardKey key, Instant now) {
        return rows(query(ROWS + " order by i.id", key, now));
    }

    /** Some of them. */
    List<BoardRow> page(BoardKey key, Instant now, UUID after, int rows) {
        return rows(query(ROWS + " and i.id > :after order by i.id limit :rows", key, now)
                .setParameter("after", after)
                .setParameter("rows", rows));
    }

    private Query query(String sql, BoardKey key, Instant now) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("cycle", key.cycleId())
                .setParameter("scope", key.scope())
                .setParameter(
                        "ownTeams",
                        key.ownTeams().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .setParameter("team", text(key.teamId()))
                .setParameter("state", text(key.state()))
                .setParameter("now", now);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<BoardRow> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).map(BoardRows::row).toList();
    }

    private static BoardRow row(Tuple row) {
        String begins = row.get("begins_on", String.class);
        return new BoardRow(
                row.get("id", UUID.class),
                row.get("unit_id", UUID.class),
                row.get("path", String.class),
                row.get("team_id", UUID.class),
                row.get("name", String.class),
                Progress.valueOf(row.get("state", String.class)),
                row.get("done_steps", Integer.class),
                row.get("running_steps", Integer.class),
                row.get("late_steps", Integer.class),
                row.get("notice_late", Boolean.class),
                row.get("conclusion_late", Boolean.class),
                row.get("in_field", Boolean.class),
                row.get("pledged", Boolean.class),
                begins == null ? null : LocalDate.parse(begins));
    }
}
