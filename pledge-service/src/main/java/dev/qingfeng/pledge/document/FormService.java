package dev.qingfeng.pledge.document;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.campaign.PledgeCampaign;
import dev.qingfeng.pledge.campaign.PledgeCampaignService;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeService;
import dev.qingfeng.pledge.signing.PledgeState;
import dev.qingfeng.pledge.text.PledgeText;
import dev.qingfeng.pledge.text.PledgeTextRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Forms on which due pledges are signed by hand. */
@ApplicationScoped
public class FormService {

    private final PledgeService pledges;
    private final PledgeCampaignService campaigns;
    private final PledgeTextRepository texts;
    private final PledgePapers papers;
    private final FormPrinter printer;
    private final Caller caller;

    FormService(
            PledgeService pledges,
            PledgeCampaignService campaigns,
            PledgeTextRepository texts,
            PledgePapers papers,
            FormPrinter printer,
            Caller caller) {
        this.pledges = pledges;
        this.campaigns = campaigns;
        this.texts = texts;
        this.papers = papers;
        this.printer = printer;
        this.caller = caller;
    }

    private record Forms(PledgeText text, List<PledgePaper> papers) {}

    /**
     * Forms to print.
     *
     * @param next of the last form, where there are more; null where these are all
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    public record PrintedForms(byte[] pdf, @Nullable UUID next) {}

    /**
     * The form of one due pledge, as a PDF. Refuses with 404 a pledge that the caller may not see, with 409 {@code
     * already-signed}, {@code pledge-not-due}, {@code names-not-known} and {@code character-not-printable}.
     */
    public byte[] print(UUID pledgeId, Language language) {
        Forms forms = QuarkusTransaction.requiringNew().call(() -> {
            Pledge pledge = pledges.ownOrOfUnits(pledgeId);
            if (pledge.state() != PledgeState.DUE) {
                throw ProblemException.of(
                        pledge.state() == PledgeState.SIGNED
                                ? PledgeProblem.ALREADY_SIGNED
                                : PledgeProblem.PLEDGE_NOT_DUE);
            }
            PledgeCampaign campaign = campaigns.get(pledge.campaignId());
            return new Forms(text(campaign), List.of(papers.due(pledge.id(), language)));
        });
        return printer.print(forms.papers(), forms.text(), language);
    }

    /**
     * The forms of due pledges of a campaign, in units that the caller sees, so many at a time. Refuses with 404 a campaign that
     * the caller does not see, with 422 a unit that they do not, with 409 {@code character-not-printable} whose errors name each form
     * that cannot be printed.
     *
     * @param unitId only of this unit and those below it; null for all
     * @param without left out: the pledges of which it is known that they cannot be printed
     * @param after the forms that follow the one of this pledge; null from the first
     */
    public PrintedForms print(
            UUID campaignId,
            @Nullable UUID unitId,
            Set<UUID> without,
            @Nullable UUID after,
            int limit,
            Language language) {
        Forms forms = QuarkusTransaction.requiringNew().call(() -> {
            PledgeCampaign campaign = campaigns.get(campaignId);
            if (unitId != null && !papers.isVisible(unitId, caller.scope())) {
                throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "unitId");
            }
            return new Forms(
                    text(campaign),
                    papers.due(campaignId, unitId, without, after, limit + 1, caller.scope(), language));
        });
        boolean more = forms.papers().size() > limit;
        List<PledgePaper> some = more ? forms.papers().subList(0, limit) : forms.papers();
        return new PrintedForms(
                printer.print(some, forms.text(), language),
                more ? some.get(limit - 1).id() : null);
    }

    private PledgeText text(PledgeCampaign campaign) {
        return texts.findById(campaign.textId());
    }
}
