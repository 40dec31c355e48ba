package dev.qingfeng.platform.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

/** Whatever a file does to the process that opens it, the service goes on, and so does the next file. */
class FileProcessTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] NOTHING = new byte[0];

    /** All of it, turned round. */
    static final class Backwards implements FileWork {
        @Override
        public byte[] on(SeekableByteChannel file, byte[] order) throws IOException {
            byte[] all = new byte[(int) file.size()];
            for (int i = 0; i < all.length; i += 1000) {
                int length = Math.min(1000, all.length - i);
                ByteBuffer piece = Disguise.read(file, all.length - i - length, length);
                for (int j = 0; j < length; j++) {
                    all[i + length - 1 - j] = piece.get();
                }
            }
            return all;
        }
    }

    static final class Fills implements FileWork {
        @Override
        public byte[] on(SeekableByteChannel file, byte[] order) {
            List<byte[]> all = new ArrayList<>();
            while (all.size() < 1 << 20) {
                all.add(new byte[1 << 20]);
            }
            return all.get(0);
        }
    }

    static final class NeverEnds implements FileWork {
        @Override
        @SuppressWarnings("InfiniteLoop")
        public byte[] on(SeekableByteChannel file, byte[] order) {
            int i = 0;
            while (i >= 0) {
                i = (i + 1) & 7;
            }
            return NOTHING;
        }
    }

    static final class GoesDeep implements FileWork {
        @Override
        @SuppressWarnings("InfiniteRecursion")
        public byte[] on(SeekableByteChannel file, byte[] order) throws IOException {
            return on(file, order);
        }
    }

    static final class Refuses implements FileWork {
        @Override
        public byte[] on(SeekableByteChannel file, byte[] order) throws IOException {
            throw new NotPlainException(new String(order, StandardCharsets.UTF_8));
        }
    }

    static final class LooksAround implements FileWork {
        @Override
        public byte[] on(SeekableByteChannel file, byte[] order) {
            System.out.println("a library that prints");
            return System.getenv().keySet().toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    static class TellsItsMemory implements FileWork {
        @Override
        public byte[] on(SeekableByteChannel file, byte[] order) {
            return ByteBuffer.allocate(Long.BYTES)
                    .putLong(Runtime.getRuntime().maxMemory())
                    .array();
        }
    }

    @FileWork.Memory(megabytes = 128)
    static final class TellsThatItHasLess extends TellsItsMemory {}

    private static byte[] run(Class<? extends FileWork> work, byte[] file, Duration longest) throws IOException {
        return FileProcess.run(work, new SeekableInMemoryByteChannel(file), NOTHING, longest);
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(7).nextBytes(noise);
        return noise;
    }

    @Test
    void aFileIsReadWhereverTheWorkLooks() throws IOException {
        for (int length : new int[] {0, 1, 200_000}) {
            byte[] back = run(Backwards.class, noise(length), LONG);
            byte[] expected = noise(length);
            for (int i = 0; i < length; i++) {
                assertThat(back[i]).isEqualTo(expected[length - 1 - i]);
            }
        }
    }

    @Test
    void whatFillsTheMemoryTakesNobodyWithIt() throws IOException {
        assertThatThrownBy(() -> run(Fills.class, NOTHING, LONG)).isInstanceOf(NotPlainException.class);
        assertThat(run(Backwards.class, NOTHING, LONG)).isEmpty();
    }

    @Test
    void itHasMemoryForAPageAndNotForMore() throws IOException {
        assertThat(memory(TellsItsMemory.class)).isBetween(200L << 20, 256L << 20);
    }

    @Test
    void whatSaysThatItNeedsLessHasNoMoreWhicheverProcessesIdle() throws IOException {
        for (int i = 0; i < 2; i++) {
            assertThat(memory(TellsThatItHasLess.class)).isBetween(100L << 20, 128L << 20);
            assertThat(memory(TellsItsMemory.class)).isGreaterThan(128L << 20);
        }
        assertThat(FileProcess.Machine.of(MetadataRemoval.class).megabytes()).isEqualTo(128);
    }

    private static long memory(Class<? extends FileWork> work) throws IOException {
        return ByteBuffer.wrap(run(work, NOTHING, LONG)).getLong();
    }

    @Test
    void whatNeverEndsIsEnded() throws IOException {
        assertThatThrownBy(() -> run(NeverEnds.class, NOTHING, Duration.ofMillis(300)))
                .isInstanceOf(NotPlainException.class);
        assertThat(run(Backwards.class, NOTHING, LONG)).isEmpty();
    }

    @Test
    void whatGoesTooDeepOpensNot() {
        assertThatThrownBy(() -> run(GoesDeep.class, NOTHING, LONG))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NotPlainException.class);
    }

    @Test
    void aRefusalIsOneAndTheProcessServesOn() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> run(Refuses.class, NOTHING, LONG)).isInstanceOf(NotPlainException.class);
            assertThat(run(Backwards.class, NOTHING, LONG)).isEmpty();
        }
    }

    @Test
    void itKnowsNothingOfTheEnvironmentOfTheService() throws IOException {
        assertThat(System.getenv()).isNotEmpty();
        assertThat(new String(run(LooksAround.class, NOTHING, LONG), StandardCharsets.UTF_8))
                .isIn("[]", "[__CF_USER_TEXT_ENCODING]");
    }

    @Test
    void whoeverFindsEveryPlaceTakenIsToldToComeAgain() throws Exception {
        List<CompletableFuture<Void>> busy = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            busy.add(CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> run(NeverEnds.class, NOTHING, Duration.ofSeconds(3)))
                            .isInstanceOf(NotPlainException.class)));
        }
        boolean refused = false;
        while (!refused && busy.stream().noneMatch(CompletableFuture::isDone)) {
            refused = isRefusedAtOnce();
        }
        assertThat(refused).isTrue();
        for (CompletableFuture<Void> each : busy) {
            each.get();
        }
        assertThat(run(Backwards.class, NOTHING, LONG)).isEmpty();
    }

    private static boolean isRefusedAtOnce() throws IOException {
        try {
            FileProcess.run(
                    Backwards.class, new SeekableInMemoryByteChannel(NOTHING), NOTHING, LONG, Duration.ofMillis(1));
            return false;
        } catch (ProblemException refusal) {
            assertThat(refusal.code()).isEqualTo(PlatformProblem.TOO_MANY_FILES);
            return true;
        }
    }

    @Test
    void aProcessThatDoesNotBeginIsNotWaitedForWithoutEnd() {
        assertThatThrownBy(() -> FileProcess.take(new FileProcess.Machine("nowhere", 64), Duration.ofMinutes(1)))
                .isInstanceOf(IllegalStateException.class);
        // With another memory than that of any that idles since the test before.
        FileProcess.Machine own =
                new FileProcess.Machine(FileProcess.Machine.of(Backwards.class).classpath(), 64);
        assertThatThrownBy(() -> FileProcess.take(own, Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFileThatIsNotAsItWasKeptIsNotTheFaultOfTheWork() {
        SeekableByteChannel torn = new SeekableInMemoryByteChannel(noise(100)) {
            @Override
            public int read(ByteBuffer target) {
                return -1;
            }
        };
        assertThatThrownBy(() -> FileProcess.run(Backwards.class, torn, NOTHING, LONG))
                .isInstanceOf(EOFException.class);
    }
}
