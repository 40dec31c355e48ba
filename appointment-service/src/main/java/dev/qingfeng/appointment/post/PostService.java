package dev.qingfeng.appointment.post;

import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The posts of the units that the caller may see. */
@ApplicationScoped
public class PostService {

    private static final String LIST = "posts";

    private final PostRepository posts;
    private final UnitRepository units;
    private final Importer importer;
    private final Outbox outbox;
    private final PostConfig config;
    private final Caller caller;

    PostService(
            PostRepository posts,
            UnitRepository units,
            Importer importer,
            Outbox outbox,
            PostConfig config,
            Caller caller) {
        this.config = config;
        this.posts = posts;
        this.units = units;
        this.importer = importer;
        this.outbox = outbox;
        this.caller = caller;
    }

    /** Writes the posts of a CSV file, see {@link PostRow}; all or none, unless only good ones are asked for. */
    @Transactional
    public ImportReport importPosts(byte[] file, ImportMode mode, Language language) {
        return importer.run(
                file, PostRow.class, mode, language, new PostImport(posts, units, outbox, config, caller.scope()));
    }

    /** Refuses with 404 a post that is not there or not the caller's to see. */
    @Transactional
    public Post get(UUID id) {
        return posts.findVisible(id, caller.scope()).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** All that the caller may see, as the rows that an import takes. */
    @Transactional
    public List<PostRow> rows() {
        return posts.rows(caller.scope());
    }

    @Transactional
    public Page<PostView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                posts.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                post -> post.id().toString(),
                PostView::from);
    }
}
