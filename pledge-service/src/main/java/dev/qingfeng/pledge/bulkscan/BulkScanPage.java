package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.document.FormCode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** One page of a bulk scan. */
@Entity
public class BulkScanPage {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID bulkScanId;
    private int page;

    @Enumerated(EnumType.STRING)
    private PageOutcome outcome;

    private @Nullable String problem;
    private boolean byHand;
    private @Nullable UUID pledgeId;
    private @Nullable Integer textEdition;
    private @Nullable Integer formPage;
    private @Nullable Integer formPages;

    /** For Hibernate. */
    protected BulkScanPage() {}

    /** @param code null if none could be read */
    BulkScanPage(UUID bulkScanId, int page, @Nullable FormCode code) {
        this.bulkScanId = bulkScanId;
        this.page = page;
        this.outcome = PageOutcome.CODE_UNREADABLE;
        if (code != null) {
            show(code);
        }
    }

    /**
     * An officer says what it is. Refuses with 409 {@code page-says-otherwise} where its code says something else; what the code
     * says stays.
     */
    void assign(FormCode said) {
        if (formPage == null || byHand) {
            show(said);
            byHand = true;
        } else if (said.pledgeId().equals(pledgeId)) {
            settle(PageOutcome.READ);
        } else {
            throw ProblemException.of(PledgeProblem.PAGE_SAYS_OTHERWISE);
        }
    }

    /** What the page shows; nothing of it is recorded yet. */
    final void show(FormCode code) {
        pledgeId = code.pledgeId();
        textEdition = code.textEdition();
        formPage = code.page();
        formPages = code.pages();
        settle(PageOutcome.READ);
    }

    final void settle(PageOutcome how) {
        outcome = how;
        problem = null;
    }

    /** @param code of the problem */
    void refuse(String code) {
        outcome = PageOutcome.REFUSED;
        problem = code;
    }

    UUID bulkScanId() {
        return bulkScanId;
    }

    /** Counts from 1. */
    int page() {
        return page;
    }

    PageOutcome outcome() {
        return outcome;
    }

    /** Code of what refused it; null unless it was. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Null as long as nobody knows, as is what follows. */
    @Nullable
    UUID pledgeId() {
        return pledgeId;
    }

    @Nullable
    Integer textEdition() {
        return textEdition;
    }

    @Nullable
    Integer formPage() {
        return formPage;
    }

    @Nullable
    Integer formPages() {
        return formPages;
    }
}
