package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.platform.web.PlainPages.refused;
import static dev.qingfeng.platform.web.PlainPages.shown;

import dev.qingfeng.inspection.ballotbox.DeskCode;
import dev.qingfeng.inspection.ballotform.Position;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.Anonymous;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.ShownOnce;
import dev.qingfeng.platform.web.SmallBody;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Voting on the tablets of the desks: pages without script. What they send is of one length whatever is chosen, since every place of
 * the ballot sends two digits.
 */
@Path("/v1/ballots/page")
@Produces(MediaType.TEXT_HTML)
@Anonymous
@SmallBody
@PermitAll
@Tag(name = "Voting")
public class BallotPageResource {

    private static final int OK = RestResponse.StatusCode.OK;
    private static final int CONFLICT = RestResponse.StatusCode.CONFLICT;
    private static final String CREDENTIAL = "credential";

    /** Goes from page to page in the forms: no cookie, which would tell one tablet from another. */
    private static final String DESK = "desk";

    private final Casting casting;
    private final Desks desks;
    private final BallotPage page;

    BallotPageResource(Casting casting, Desks desks, BallotPage page) {
        this.casting = casting;
        this.desks = desks;
        this.page = page;
    }

    @GET
    @Operation(
            operationId = "getBallotPage",
            summary =
                    "The page that asks for the hall's desk code, or for a slip's credential where people vote on their own phones")
    public RestResponse<String> ask(@HeaderParam("Accept-Language") @Nullable Language language) {
        Language spoken = Language.orDefault(language);
        return shown(OK, desks.areNeeded() ? page.desk(spoken, null) : page.ask(spoken, "", null));
    }

    @POST
    @Path("desk")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(operationId = "setUpDesk", summary = "Make a tablet one of a hall's desks, by its desk code")
    public RestResponse<String> setUp(
            MultivaluedMap<String, String> form, @HeaderParam("Accept-Language") @Nullable Language language) {
        Language spoken = Language.orDefault(language);
        DeskCode code = DeskCode.read(desk(form));
        try {
            desks.requireKnown(code);
            return shown(OK, page.ask(spoken, code.characters(), null));
        } catch (ProblemException refusal) {
            return refused(refusal, page.desk(spoken, refusal));
        }
    }

    @POST
    @Path("paper")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(operationId = "showBallotPage", summary = "The ballot of a slip as a page to fill in")
    public RestResponse<String> paper(
            MultivaluedMap<String, String> form, @HeaderParam("Accept-Language") @Nullable Language language) {
        Language spoken = Language.orDefault(language);
        try {
            String credential = credential(form);
            Casting.Entitled entitled = casting.paper(credential, desk(form));
            return shown(OK, page.fill(spoken, desk(form), credential, entitled, List.of(), null));
        } catch (ProblemException refusal) {
            return refused(refusal, page.ask(spoken, desk(form), refusal));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @ShownOnce
    @Extension(name = ShownOnce.EXTENSION, value = "true", parseValue = true)
    @Operation(operationId = "castBallotPage", summary = "Cast the ballot that was filled in")
    public RestResponse<String> cast(
            MultivaluedMap<String, String> form, @HeaderParam("Accept-Language") @Nullable Language language) {
        Language spoken = Language.orDefault(language);
        String credential = credential(form);
        try {
            Casting.Entitled entitled = casting.paper(credential, desk(form));
            List<@Nullable String> codes = codes(form, entitled);
            try {
                casting.cast(entitled, codes);
                return shown(OK, page.done(spoken, desk(form), entitled.round().id()));
            } catch (ProblemException refusal) {
                // With what was chosen, where the ballot can be mended.
                return refused(
                        refusal,
                        refusal.code().status() == CONFLICT
                                ? page.ask(spoken, desk(form), refusal)
                                : page.fill(spoken, desk(form), credential, entitled, codes, refusal));
            }
        } catch (ProblemException refusal) {
            return refused(refusal, page.ask(spoken, desk(form), refusal));
        }
    }

    private static String desk(MultivaluedMap<String, String> form) {
        return Objects.requireNonNullElse(form.getFirst(DESK), "");
    }

    private static String credential(MultivaluedMap<String, String> form) {
        return Objects.requireNonNullElse(form.getFirst(CREDENTIAL), "");
    }

    /** A place that is asked and was not sent is missing: a page that came in half is no blank ballot. */
    private static List<@Nullable String> codes(MultivaluedMap<String, String> form, Casting.Entitled entitled) {
        List<@Nullable String> codes = new ArrayList<>();
        for (Position position : entitled.round().paper().positions()) {
            boolean asked = position.question().isAskedOf(entitled.attendeeClass());
            codes.add(asked ? form.getFirst(BallotPage.FIELD + position.index()) : "00");
        }
        return codes;
    }
}
