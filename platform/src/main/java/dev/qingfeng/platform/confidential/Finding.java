package dev.qingfeng.platform.confidential;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemCode;
import dev.qingfeng.platform.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * What came of a look at a file.
 *
 * @param pages 0 where it is refused
 * @param refusal null where it is not
 */
record Finding(FileType type, int pages, @Nullable ProblemCode refusal) {

    static Finding of(FileType type, SeekableByteChannel plain) {
        try {
            return new Finding(type, type.verify(plain), null);
        } catch (NotPlainException e) {
            return new Finding(type, 0, PlatformProblem.FILE_NOT_PLAIN);
        } catch (IOException e) {
            return new Finding(type, 0, PlatformProblem.FILE_DAMAGED);
        }
    }

    /** What was in order, and is refused for something else. */
    Finding refusedAs(ProblemCode code) {
        return new Finding(type, 0, code);
    }

    boolean isInOrder() {
        return refusal == null;
    }

    Finding orRefusal() {
        if (refusal != null) {
            throw ProblemException.of(refusal);
        }
        return this;
    }
}
