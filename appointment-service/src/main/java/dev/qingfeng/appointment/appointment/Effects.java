package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Placements;
import dev.qingfeng.appointment.cadre.Placements.Placing;
import dev.qingfeng.appointment.dossier.DossierRepository;
import dev.qingfeng.appointment.plan.WaiverRepository;
import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.principle.Snapshot.AddedSeat;
import dev.qingfeng.appointment.tenure.Handover;
import dev.qingfeng.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Lets appointments take effect in the registry once their day has come, exactly once however many replicas of the service
 * look: the appointments of one plan are one transaction, under a lock on the plan and on each of them, and what is effective
 * is not due again. What is held up is suspended with its obstacle and looked at again.
 */
@ApplicationScoped
public class Effects {

    private static final Logger LOG = Logger.getLogger(Effects.class);

    private final AppointmentRepository appointments;
    private final Placements placements;
    private final Handover handover;
    private final PostRepository posts;
    private final DossierRepository dossiers;
    private final WaiverRepository waivers;
    private final Outbox outbox;
    private final Clock clock;

    Effects(
            AppointmentRepository appointments,
            Placements placements,
            Handover handover,
            PostRepository posts,
            DossierRepository dossiers,
            WaiverRepository waivers,
            Outbox outbox,
            Clock clock) {
        this.appointments = appointments;
        this.placements = placements;
        this.handover = handover;
        this.posts = posts;
        this.dossiers = dossiers;
        this.waivers = waivers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Looks at everything that is due; a plan that fails, say because a cadre is being imported, is looked at next time. */
    @Scheduled(
            every = "${qingfeng.appointment.effect-interval}",
            identity = "appointment-effects",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void takeDue() {
        LocalDate today = LocalDate.now(clock);
        List<UUID> plans = QuarkusTransaction.requiringNew().call(() -> appointments.duePlans(today));
        for (UUID plan : plans) {
            try {
                QuarkusTransaction.requiringNew().run(() -> takeDue(plan, today));
            } catch (RuntimeException e) {
                LOG.warnf(e, "The appointments of plan %s wait for the next time", plan);
            }
        }
    }

    private void takeDue(UUID plan, LocalDate today) {
        if (!appointments.claim(plan)) {
            return;
        }
        handover.begin();
        List<Appointment> due = appointments.lockDue(plan, today);
        Map<UUID, Post> targets = posts.lock(targets(due));
        Map<UUID, Cadre> cadres = placements
                .lock(due.stream().map(Appointment::cadreId).toList())
                .stream()
                .collect(Collectors.toMap(Cadre::id, Function.identity()));
        Map<Appointment, Obstacle> obstacles = obstacles(due, cadres, targets);
        List<Appointment> changed = new ArrayList<>();
        List<Placing> placings = new ArrayList<>();
        Instant now = clock.instant();
        for (Appointment each : due) {
            Obstacle obstacle = obstacles.get(each);
            if (obstacle == null) {
                LocalDate since = each.takeEffect(now, clock.getZone());
                Cadre cadre = cadres.get(each.cadreId());
                if (cadre != null && each.movesTheCadre()) {
                    placings.add(new Placing(cadre, each.target(), since));
                }
                changed.add(each);
            } else if (each.suspend(obstacle)) {
                changed.add(each);
            }
        }
        placements.place(placings, today);
        outbox.publishAll(changed, AppointmentState::from);
    }

    private static Set<UUID> targets(List<Appointment> due) {
        return due.stream()
                .map(each -> each.target().postId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Map<Appointment, Obstacle> obstacles(
            List<Appointment> due, Map<UUID, Cadre> cadres, Map<UUID, Post> targets) {
        Map<UUID, Integer> quotas = new HashMap<>();
        targets.forEach((id, post) -> quotas.put(id, post.quota()));
        Map<UUID, Set<UUID>> holders = new HashMap<>();
        placements.holders(targets.keySet()).forEach((cadre, placement) -> {
            UUID post = placement.postId();
            if (post != null) {
                holders.computeIfAbsent(post, none -> new HashSet<>()).add(cadre);
            }
        });
        Set<UUID> cleared =
                dossiers.cleared(due.stream().map(Appointment::cadreId).toList());
        // A plan's appointments are of one cycle.
        Set<AddedSeat> added = due.stream()
                .findFirst()
                .map(any -> waivers.addedSeats(any.cycleId()))
                .orElse(Set.of());
        Map<UUID, Placement> now = new HashMap<>();
        cadres.forEach((id, cadre) -> now.put(id, cadre.placement()));
        return Obstacles.of(due, now, cleared, quotas, holders, added);
    }
}
