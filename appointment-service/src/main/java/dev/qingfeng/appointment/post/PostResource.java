package dev.qingfeng.appointment.post;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.appointment.AppointmentRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.appointment.AppointmentRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;
import static dev.qingfeng.appointment.AppointmentRoles.REGISTRY_ADMIN;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Posts over REST. */
@Path("/v1/posts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({REGISTRY_ADMIN, ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR
})
@Tag(name = "Posts", description = "The posts of each unit and their quotas")
public class PostResource {

    private static final String EXAMPLE = """
            unitPath,kind,quota,filledBy
            mingchuan.qingquan,PARTY_SECRETARY,1,APPOINTMENT
            mingchuan.qingquan,HEAD_OF_GOVERNMENT,1,ELECTION
            """;

    private final PostService posts;
    private final SheetWriter files;

    PostResource(PostService posts, SheetWriter files) {
        this.files = files;
        this.posts = posts;
    }

    @GET
    @Operation(operationId = "listPosts", summary = "The posts of the units that you may see")
    public Page<PostView> list(@Valid @BeanParam PageQuery query) {
        return posts.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPost", summary = "One post")
    public RestResponse<PostView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Post post = posts.get(id);
        return Replies.found(PostView.from(post), post.version(), ifNoneMatch);
    }

    @GET
    @Path("exports/csv")
    @Produces(SheetFormat.CSV)
    @Operation(
            operationId = "exportPostsAsCsv",
            summary = "All that you may see as a CSV file, which the import reads again unchanged")
    public RestResponse<byte[]> csv() {
        return files.csv(PostRow.class, posts.rows(), "posts");
    }

    @GET
    @Path("exports/xlsx")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "exportPostsAsXlsx",
            summary = "All that you may see as a workbook, which the import reads again unchanged")
    public RestResponse<byte[]> xlsx() {
        return files.xlsx(PostRow.class, posts.rows(), "posts");
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(
            operationId = "getPostTemplate",
            summary = "A workbook to fill in for the import, with a sheet that explains its columns")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(PostRow.class, "posts", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @RolesAllowed(REGISTRY_ADMIN)
    @Idempotent
    @Operation(
            operationId = "importPosts",
            summary = "Write posts from a file",
            description =
                    "Columns `unitPath,kind,quota,filledBy`; CSV (UTF-8) or XLSX. A post is found by its unit and kind. How"
                            + " it is filled may be left out: as before, or for a new post as posts of its kind are by default.")
    public RestResponse<ImportReport> importPosts(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = SheetFormat.CSV,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                                            examples = @ExampleObject(name = "posts.csv", value = EXAMPLE)))
                    @NotNull
                    byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(posts.importPosts(file, mode, Language.orDefault(language)));
    }
}
