package dev.qingfeng.appointment.importjob;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.Problem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.web.RecordedTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The import jobs that the caller may see: those of whoever sees no more than the caller. */
@ApplicationScoped
public class ImportJobService {

    private static final String LIST = "import-jobs";
    /** Of the files of all, so that they do not fill the database. */
    private static final int MOST_WAITING = 20;

    private final ImportJobRepository jobs;
    private final Caller caller;
    private final RecordedTime time;
    private final ObjectMapper json;

    ImportJobService(ImportJobRepository jobs, Caller caller, RecordedTime time, ObjectMapper json) {
        this.jobs = jobs;
        this.caller = caller;
        this.time = time;
        this.json = json;
    }

    /**
     * Keeps the file until its turn has come; nothing of it is read before. Refuses with 409 {@code too-many-imports} where too many
     * files wait already.
     */
    @Transactional
    public ImportJob request(ImportKind kind, byte[] file, ImportMode mode, Language language) {
        if (jobs.waiting() >= MOST_WAITING) {
            throw ProblemException.of(AppointmentProblem.TOO_MANY_IMPORTS, MOST_WAITING);
        }
        ImportJob job = new ImportJob(kind, mode, language, caller.id(), caller.scope(), time.now());
        jobs.persistAndFlush(job);
        jobs.keepFile(job.id(), file);
        return job;
    }

    /** Refuses with 404 a job that is not there or not the caller's to see. */
    @Transactional
    public ImportJob get(UUID id) {
        return jobs.findVisible(id, caller.scope()).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @Transactional
    public Page<ImportJobView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                jobs.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                job -> job.id().toString(),
                this::view);
    }

    ImportJobView view(ImportJob job) {
        return new ImportJobView(
                job.id(),
                job.kind(),
                job.state(),
                job.mode().dryRun(),
                job.mode().goodRowsOnly(),
                job.requestedBy(),
                job.requestedAt(),
                job.endedAt(),
                job.rowsJudged(),
                job.rowsWritten(),
                read(job.report(), ImportReport.class),
                read(job.refusal(), Problem.class));
    }

    private <T> @Nullable T read(@Nullable String written, Class<T> type) {
        try {
            return written == null ? null : json.readValue(written, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What an import came to cannot be read", e);
        }
    }
}
