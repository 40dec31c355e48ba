package dev.qingfeng.acceptance;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test that asks for it the one {@link Qingfeng} of this run: starting it takes most of a minute. */
final class QingfengExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Qingfeng.class;
    }

    @Override
    public Qingfeng resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Shared.class, any -> new Shared(), Shared.class)
                .qingfeng();
    }

    /** Started when first asked for, and again when a test has stopped it; stopped after the last test. */
    private static final class Shared implements AutoCloseable {

        private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

        private @Nullable Qingfeng running;
        private @Nullable AssertionError failure;

        /** What did not start once is not tried again, so that all tests fail soon. */
        synchronized Qingfeng qingfeng() {
            if (failure != null) {
                throw failure;
            }
            Qingfeng current = running;
            if (current == null || !current.isRunning()) {
                try {
                    current = Qingfeng.start();
                } catch (AssertionError e) {
                    failure = e;
                    throw e;
                }
                running = current;
            }
            return current;
        }

        @Override
        public synchronized void close() {
            List<String> left = running != null && running.isRunning() ? running.stop(STOP_LIMIT) : List.of();
            if (!left.isEmpty()) {
                throw new AssertionError("Processes left: " + left);
            }
        }
    }
}
