package dev.qingfeng.notes;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.imports.SheetWriter;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Idempotent;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/notes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("cadre")
class NoteResource {

    private static final String COLLECTION = "/notes/v1/notes";

    private final NoteService notes;
    private final SheetWriter files;
    private final Caller caller;

    NoteResource(NoteService notes, Caller caller, SheetWriter files) {
        this.files = files;
        this.notes = notes;
        this.caller = caller;
    }

    record WriteNoteRequest(
            @NotBlank @Size(max = 100) String text,
            @Nullable Colour colour,
            @Nullable Integer weight,
            @PastOrPresent @Nullable LocalDate day,
            @Nullable Instant at) {}

    record NoteView(UUID id, String text) {
        static NoteView from(Note note) {
            return new NoteView(note.id(), note.text());
        }
    }

    @POST
    @Idempotent
    @Operation(operationId = "writeNote", summary = "Write a note")
    @APIResponseSchema(value = NoteView.class, responseCode = "201", responseDescription = "The note")
    public RestResponse<NoteView> write(@NotNull @Valid WriteNoteRequest request) {
        Note note = notes.write(request.text());
        return Replies.created(COLLECTION, note.id(), NoteView.from(note), note.version());
    }

    @GET
    @Operation(operationId = "listNotes", summary = "All notes")
    public Page<NoteView> list(@Valid @BeanParam PageQuery query, @QueryParam("day") @Nullable LocalDate day) {
        return Page.of(
                "notes", query, notes.page(query, "notes"), note -> note.id().toString(), NoteView::from);
    }

    @GET
    @Path("mine")
    @Operation(operationId = "whoAmI", summary = "What the token says")
    public List<String> mine() {
        return List.of(caller.staffNumber(), caller.scope().value());
    }

    @GET
    @Path("broken")
    @Operation(operationId = "breakDown", summary = "A fault of ours")
    public String broken() {
        throw new IllegalStateException("a secret that no caller may read");
    }

    @GET
    @Path("busy")
    @Operation(operationId = "findNobodyFree", summary = "Is busy")
    public String busy() {
        throw ProblemException.of(PlatformProblem.TOO_MANY_FILES);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getNote", summary = "One note")
    public RestResponse<NoteView> get(
            @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Note note = notes.get(id);
        return Replies.found(NoteView.from(note), note.version(), ifNoneMatch);
    }

    @PUT
    @Path("{id}")
    @Operation(operationId = "rewriteNote", summary = "Rewrite a note")
    public RestResponse<NoteView> rewrite(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid WriteNoteRequest request) {
        Note note = notes.rewrite(id, ifMatch, request.text());
        return Replies.changed(NoteView.from(note), note.version());
    }

    @GET
    @Path("imports/template")
    @Produces(SheetFormat.XLSX)
    @Operation(operationId = "getNoteTemplate", summary = "A workbook to fill in for the import")
    public RestResponse<byte[]> template(@HeaderParam("Accept-Language") @Nullable Language language) {
        return files.template(NoteRow.class, "notes", Language.orDefault(language));
    }

    @POST
    @Path("imports")
    @Consumes({SheetFormat.CSV, SheetFormat.XLSX})
    @Idempotent
    @Operation(operationId = "importNotes", summary = "Write the notes of a file")
    public RestResponse<ImportReport> importNotes(
            @NotNull byte[] file,
            @BeanParam ImportMode mode,
            @HeaderParam("Accept-Language") @Nullable Language language) {
        return RestResponse.ok(notes.importNotes(file, mode, Language.orDefault(language)));
    }
}
