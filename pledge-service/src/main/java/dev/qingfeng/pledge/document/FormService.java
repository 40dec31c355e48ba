package dev.qingfeng.pledge.document;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Cursor;
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

    private record Forms(PledgeText text, PledgePapers.Listing listing) {}

    /**
     * Forms to print.
     *
     * @param next cursor of the forms that follow; null where these are all
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    public record PrintedForms(byte[] pdf, @Nullable String next) {}

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
            return new Forms(
                    text(campaign), new PledgePapers.Listing(List.of(papers.due(pledge.id(), language)), null));
        });
        return printer.print(forms.listing().papers(), forms.text(), language);
    }

    /**
     * The forms of due pledges of a campaign, in units that the caller sees, so many at a time. Refuses with 404 a campaign that
     * the caller does not see, with 422 a unit that they do not, with 400 {@code bad-cursor} a cursor of other forms, with 409 {@code
     * character-not-printable} whose errors name each form that cannot be printed.
     *
     * @param unitId only of this unit and those below it; null for all
     * @param without left out: the pledges of which it is known that they cannot be printed
     * @param cursor where to go on; null from the first
     */
    public PrintedForms print(
            UUID campaignId,
            @Nullable UUID unitId,
            Set<UUID> without,
            @Nullable String cursor,
            int limit,
            Language language) {
        String list = "forms " + campaignId + " " + unitId;
        Forms forms = QuarkusTransaction.requiringNew().call(() -> {
            PledgeCampaign campaign = campaigns.get(campaignId);
            if (unitId != null && !papers.isVisible(unitId, caller.scope())) {
                throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "unitId");
            }
            String after = cursor == null ? null : Cursor.open(list, cursor);
            return new Forms(
                    text(campaign), papers.due(campaignId, unitId, without, after, limit, caller.scope(), language));
        });
        PledgePapers.Listing listing = forms.listing();
        return new PrintedForms(
                printer.print(listing.papers(), forms.text(), language),
                listing.next() == null ? null : Cursor.at(list, listing.next()));
    }

    private PledgeText text(PledgeCampaign campaign) {
        return texts.findById(campaign.textId());
    }
}
