package dev.qingfeng.pledge.publication;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.ConfidentialFiles;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.PaperType;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.pledge.PledgeProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of the clippings that publications name. */
@ApplicationScoped
public class ClippingService {

    private static final List<PaperType> TYPES = List.of(PaperType.values());

    private final PublicationService publications;
    private final ConfidentialFiles files;
    private final Outbox outbox;

    ClippingService(PublicationService publications, ConfidentialFiles files, Outbox outbox) {
        this.publications = publications;
        this.files = files;
        this.outbox = outbox;
    }

    /**
     * Keeps the file of the clipping that a publication names; one that is kept already stays. Refuses as {@link
     * PublicationService#correct} does before it looks at what was printed, with 409 {@code no-clipping-named}, with 422 {@code
     * clipping-differs}, and as {@link ConfidentialFiles#keep}.
     */
    @Transactional
    public PublicationService.Shown keep(UUID publicationId, @Nullable IfMatch ifMatch, Upload file) {
        Publication publication = publications.takeToChange(publicationId, ifMatch);
        Clipping clipping = publication.printed().clipping();
        if (clipping == null) {
            throw ProblemException.of(PledgeProblem.NO_CLIPPING_NAMED);
        }
        if (!clipping.sha256().equals(file.sha256())) {
            throw ProblemException.of(PledgeProblem.CLIPPING_DIFFERS, file.sha256());
        }
        if (publication.clippingFile().isEmpty()) {
            files.keep(file, TYPES, place(publicationId, file.sha256()));
            publication.keepClipping(file.sha256(), file.id());
            outbox.publish(publication, kept -> ClippingKept.from(kept, file.sha256()));
        }
        return publications.get(publicationId);
    }

    /** What is known of the clipping that a publication names. Refuses with 404 one that is not kept or not the caller's to see. */
    @Transactional
    public ConfidentialFile describe(UUID publicationId) {
        UUID file = file(publicationId);
        return Objects.requireNonNull(files.describe(List.of(file)).get(file));
    }

    /** The same clipping to be shown; leaves an audit row. */
    @Transactional
    public FileContent open(UUID publicationId) {
        ConfidentialFile file = describe(publicationId);
        return files.open(file.id(), place(publicationId, file.sha256()));
    }

    private UUID file(UUID publicationId) {
        return publications
                .get(publicationId)
                .publication()
                .clippingFile()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private static String place(UUID publicationId, String sha256) {
        return "publication/" + publicationId + "/clipping/" + sha256;
    }
}
