package dev.qingfeng.inspection.climate;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.ballot.CountedRounds;
import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.interview.ClimateReply;
import dev.qingfeng.inspection.interview.CountedInterviews;
import dev.qingfeng.inspection.interview.OfQuestion;
import dev.qingfeng.inspection.meeting.ReportForms;
import dev.qingfeng.inspection.meeting.ReportFormsRepository;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Freezes the board of each month of a cycle, once: when the month is over, what was counted in it has had time to arrive, and
 * complaint-service has told its part. Whatever comes later is in the next.
 */
@ApplicationScoped
public class ClimateFreezing {

    private static final Logger LOG = Logger.getLogger(ClimateFreezing.class);
    private static final Set<BallotPurpose> PURPOSES =
            EnumSet.of(BallotPurpose.DEMOCRATIC_ASSESSMENT, BallotPurpose.DISCIPLINE_QUESTIONNAIRE);

    private final ClimateBoardRepository boards;
    private final CountedRounds rounds;
    private final CountedInterviews interviews;
    private final ReportFormsRepository forms;
    private final UnitInspectionRepository inspections;
    private final Registry registry;
    private final TransactionLock lock;
    private final Outbox outbox;
    private final Clock clock;
    private final InspectionConfig config;

    ClimateFreezing(
            ClimateBoardRepository boards,
            CountedRounds rounds,
            CountedInterviews interviews,
            ReportFormsRepository forms,
            UnitInspectionRepository inspections,
            Registry registry,
            TransactionLock lock,
            Outbox outbox,
            Clock clock,
            InspectionConfig config) {
        this.boards = boards;
        this.rounds = rounds;
        this.interviews = interviews;
        this.forms = forms;
        this.inspections = inspections;
        this.registry = registry;
        this.lock = lock;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    /** Each month that is due; one that fails is logged and waits, and so do later ones of its cycle. */
    @Scheduled(
            every = "${qingfeng.inspection.climate-interval}",
            identity = "climate-boards",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void freezeDue() {
        LocalDate endedBy = LocalDate.ofInstant(clock.instant().minus(config.climateDelay()), clock.getZone())
                .minusDays(1);
        Set<UUID> waiting = new HashSet<>();
        for (ComplaintMonth month : QuarkusTransaction.requiringNew().call(() -> boards.due(endedBy))) {
            if (!waiting.contains(month.cycleId) && !freezeSafely(month.id)) {
                waiting.add(month.cycleId);
            }
        }
    }

    private boolean freezeSafely(UUID monthId) {
        try {
            freeze(monthId);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(e, "The climate board of month %s waits for the next time", monthId);
            return false;
        }
    }

    /** Freezes a month that complaint-service has told, in a transaction of its own; does nothing if it is frozen. */
    public void freeze(UUID monthId) {
        QuarkusTransaction.requiringNew().run(() -> {
            ComplaintMonth month = boards.month(monthId);
            // Of several replicas one freezes, and of one cycle one month at a time.
            lock.take("climate/" + month.cycleId);
            if (!boards.isFrozen(month.cycleId, month.startsOn)) {
                freeze(month);
            }
        });
    }

    private void freeze(ComplaintMonth month) {
        UUID city = registry.cycle(month.cycleId).unitId();
        Instant end = month.endsOn.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        Sources sources = new Sources(boards.sources(month.cycleId));
        List<ClimateCell> cells = new ArrayList<>(counted(month.cycleId, city, end, sources));
        cells.addAll(interviewed(month.cycleId, city, end, sources));
        cells.addAll(reported(month, city));
        ClimateBoard board = new ClimateBoard(month, cells, sources.taken, clock.instant());
        boards.persist(board);
        outbox.publish(board, ClimateUpdated::from);
        List<AwarenessRate> rates = cells.stream()
                .filter(cell -> cell.measure() == ClimateMeasure.AWARE && cell.level() == ClimateLevel.UNIT)
                .map(cell -> new AwarenessRate(board, cell))
                .toList();
        rates.forEach(boards.getEntityManager()::persist);
        outbox.publishAll(rates, AwarenessRateState::from);
    }

    /** What no earlier board was made of. */
    private static final class Sources {

        private final Set<UUID> before;
        private final Set<UUID> taken = new HashSet<>();

        Sources(Set<UUID> before) {
            this.before = before;
        }

        boolean take(UUID source) {
            return !before.contains(source) && taken.add(source);
        }
    }

    private List<ClimateCell> counted(UUID cycleId, UUID city, Instant end, Sources sources) {
        SurveyFigures figures = new SurveyFigures(Set.copyOf(config.awareChoices()));
        for (CountedRounds.Counted round : rounds.of(cycleId, PURPOSES, end)) {
            if (sources.take(round.roundId())) {
                figures.addRound(round.unitId(), round.form(), round.counts());
            }
        }
        for (ReportForms counted : forms.of(cycleId, end)) {
            if (sources.take(counted.id())) {
                figures.addForms(counted.unitId(), counted.issued(), counted.returned());
            }
        }
        return figures.cells(city, inspections.teamsOfUnits(cycleId), config.smallestCell());
    }

    /** As they were shown when they were counted, and of no inspection team: a sum of cells that are shown could tell one that is not. */
    private List<ClimateCell> interviewed(UUID cycleId, UUID city, Instant end, Sources sources) {
        List<ClimateCell> cells = new ArrayList<>();
        interviews
                .ofCity(cycleId, end)
                .filter(counted -> sources.take(counted.id()))
                .ifPresent(counted -> cells.addAll(interviewed(ClimateLevel.CITY, city, counted)));
        interviews.ofUnits(cycleId, end).stream()
                .filter(counted -> sources.take(counted.id()))
                .forEach(counted -> cells.addAll(interviewed(ClimateLevel.UNIT, counted.placeId(), counted)));
        return cells;
    }

    private static List<ClimateCell> interviewed(ClimateLevel level, UUID placeId, CountedInterviews.Counted counted) {
        long people = counted.people();
        List<ClimateCell> cells = new ArrayList<>();
        cells.add(new ClimateCell(ClimateMeasure.INTERVIEWED, null, level, placeId, null, people));
        for (OfQuestion question : counted.questions()) {
            cells.add(new ClimateCell(
                    ClimateMeasure.SAID_YES,
                    question.question(),
                    level,
                    placeId,
                    number(question.people()),
                    question.replies().stream()
                            .filter(reply -> reply.reply() == ClimateReply.YES)
                            .findFirst()
                            .map(reply -> number(reply.people()))
                            .orElse(null)));
        }
        return cells;
    }

    private static List<ClimateCell> reported(ComplaintMonth month, UUID city) {
        List<ClimateCell> cells = new ArrayList<>();
        cells.add(reported(null, city, month.reports));
        month.channels.forEach(channel -> cells.add(reported(channel.channel().name(), city, channel.reports())));
        return cells;
    }

    private static ClimateCell reported(@Nullable String channel, UUID city, @Nullable Integer reports) {
        return new ClimateCell(
                ClimateMeasure.REPORTS_RECEIVED, channel, ClimateLevel.CITY, city, null, number(reports));
    }

    private static @Nullable Long number(@Nullable Integer people) {
        return people == null ? null : people.longValue();
    }
}
