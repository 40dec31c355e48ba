package dev.qingfeng.pledge.bulkscan;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comes before the one that keeps the first answer to a key, because that one begins the transaction. */
@DrawsPages
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 50)
class PageDrawingInterceptor {

    private final AssignedPages pages;

    PageDrawingInterceptor(AssignedPages pages) {
        this.pages = pages;
    }

    @AroundInvoke
    Object draw(InvocationContext invocation) throws Exception {
        UUID id = parameter(invocation, UUID.class);
        PageNumber page = parameter(invocation, PageNumber.class);
        AssignPageRequest request = parameter(invocation, AssignPageRequest.class);
        // What lacks is refused further on.
        if (id != null && page != null && request != null && request.pledgeId() != null) {
            pages.draw(id, page.value(), request);
        }
        return invocation.proceed();
    }

    private static <T> @Nullable T parameter(InvocationContext invocation, Class<T> type) {
        return Stream.of(invocation.getParameters())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
