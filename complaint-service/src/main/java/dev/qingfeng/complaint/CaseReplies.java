package dev.qingfeng.complaint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Replies;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a case, or with what belongs to it. More of it changes than its version tells: whom messages name, what becomes of its
 * duplicates, what its reader may know of, that it was erased, and that a day has passed. So its tag tells of all that is shown, and of
 * nothing else. It is keyed, and another for each reader: who sees tags alone checks no guess by them, and two who compare theirs do not
 * learn that one of them sees less.
 */
@ApplicationScoped
public class CaseReplies {

    private static final String PURPOSE = "shown/";
    private static final int LETTERS = 32;

    private final ObjectMapper json;
    private final KeyedHash hash;
    private final Caller caller;

    CaseReplies(ObjectMapper json, KeyedHash hash, Caller caller) {
        this.json = json;
        this.hash = hash;
        this.caller = caller;
    }

    /** As {@link Replies#foundShown}. */
    public <T> RestResponse<T> found(T view, long version, @Nullable String ifNoneMatch) {
        String shown = hash.of(PURPOSE + caller.staffNumber(), write(view)).substring(0, LETTERS);
        return Replies.foundShown(view, version, shown, ifNoneMatch);
    }

    /** Refuses without its cause, which would quote what is confidential. */
    private String write(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is shown does not become JSON");
        }
    }
}
