package dev.qingfeng.pledge.text;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.roster.Roster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Texts of pledges. */
@ApplicationScoped
public class PledgeTextService {

    private static final String LIST = "texts";

    private final PledgeTextRepository texts;
    private final Roster roster;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    PledgeTextService(PledgeTextRepository texts, Roster roster, Outbox outbox, Caller caller, Clock clock) {
        this.texts = texts;
        this.roster = roster;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Adopts the next edition. Refuses with 422 a cycle whose city the caller does not govern, with 409 {@code cycle-archived}
     * and, in a race, {@code text-edition-taken}.
     */
    @Transactional
    public PledgeText adopt(AdoptTextRequest request) {
        boolean archived = roster.isArchived(request.cycleId(), caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cycleId"));
        if (archived) {
            throw PledgeProblem.cycleArchived();
        }
        PledgeText text = new PledgeText(
                request.cycleId(),
                request.category(),
                texts.lastEdition(request.cycleId(), request.category()) + 1,
                new CanonicalText(request.zhHans(), request.zhHant(), request.en()),
                clock.instant());
        texts.persist(text);
        outbox.publish(text, TextAdopted::from);
        return text;
    }

    /** Refuses with 404 a text that is not there or not the caller's to see. */
    @Transactional
    public PledgeText get(UUID id) {
        return texts.findVisible(id, caller.scope()).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @Transactional
    public Page<TextView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                texts.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                text -> text.id().toString(),
                TextView::from);
    }
}
