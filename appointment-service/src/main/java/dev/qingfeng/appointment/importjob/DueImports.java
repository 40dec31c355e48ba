package dev.qingfeng.appointment.importjob;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.imports.ImportProgress;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.problem.Problem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Problems;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.RecordedTime;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs that wait, one after the other and each in one transaction, which also ends the job: however often it is broken off,
 * its file is written once or not at all. How far it is, is told in transactions of their own.
 */
@ApplicationScoped
public class DueImports {

    private static final Logger LOG = Logger.getLogger(DueImports.class);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 3;

    private final ImportJobRepository jobs;
    private final Map<ImportKind, FileImport> imports;
    private final Caller caller;
    private final Problems problems;
    private final RecordedTime time;
    private final ObjectMapper json;

    DueImports(
            ImportJobRepository jobs,
            @All List<FileImport> imports,
            Caller caller,
            Problems problems,
            RecordedTime time,
            ObjectMapper json) {
        this.jobs = jobs;
        this.imports = imports.stream().collect(Collectors.toMap(FileImport::importKind, Function.identity()));
        this.caller = caller;
        this.problems = problems;
        this.time = time;
        this.json = json;
    }

    /** Runs whatever waits. A job that fails by our fault is begun anew next time, three times in all. */
    @Scheduled(
            every = "${qingfeng.appointment.import-interval}",
            identity = "imports",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        boolean more = true;
        while (more) {
            more = runNext();
        }
    }

    /** The caller is whoever sent the file. */
    @ActivateRequestContext
    boolean runNext() {
        Attempt attempt = new Attempt();
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout((int) LONGEST.toSeconds())
                    .call(attempt::run);
        } catch (ProblemException refusal) {
            attempt.end(job -> job.refuse(problem(refusal, job), time.now()));
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "The import job %s could not be run", attempt.id);
            return false;
        }
    }

    private String problem(ProblemException refusal, ImportJob job) {
        Problem problem = problems.problem(refusal, job.language(), null);
        return problems.write(problem);
    }

    private static <T> T apart(Callable<T> change) {
        return QuarkusTransaction.requiringNew().call(change);
    }

    /** One run of one job. */
    private final class Attempt implements ImportProgress {

        private @Nullable UUID id;
        private int judged;

        private boolean run() {
            Optional<UUID> claimed = jobs.claim();
            if (claimed.isEmpty()) {
                return false;
            }
            UUID jobId = claimed.get();
            id = jobId;
            ImportJob job = apart(() -> jobs.findById(jobId));
            caller.represent(job.requestedBy(), job.scope());
            // Counted when it is begun: what killed the service counts too.
            if (job.attempts() >= MOST_ATTEMPTS) {
                jobs.findById(jobId).fail(time.now());
            } else {
                apart(() -> {
                    jobs.findById(jobId).begin();
                    return jobId;
                });
                ImportReport report =
                        fileImport(job.kind()).importFile(jobs.file(jobId), job.mode(), job.language(), this);
                jobs.findById(jobId).finish(write(report), time.now());
            }
            jobs.forgetFile(jobId);
            return true;
        }

        /** Unless another replica has taken the job meanwhile. */
        private void end(Consumer<ImportJob> how) {
            UUID jobId = id;
            if (jobId != null) {
                apart(() -> {
                    if (jobs.claim(jobId)) {
                        how.accept(jobs.findById(jobId));
                        jobs.forgetFile(jobId);
                    }
                    return jobId;
                });
            }
        }

        @Override
        public void judged(int rows) {
            judged = rows;
            tell(0);
        }

        @Override
        public void written(int rows) {
            tell(rows);
        }

        private void tell(int written) {
            UUID jobId = id;
            if (jobId != null) {
                apart(() -> {
                    jobs.progress(jobId, judged, written);
                    return jobId;
                });
            }
        }
    }

    private FileImport fileImport(ImportKind kind) {
        FileImport found = imports.get(kind);
        if (found == null) {
            throw new IllegalStateException("Nothing imports " + kind);
        }
        return found;
    }

    private String write(ImportReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What an import came to cannot be written", e);
        }
    }
}
