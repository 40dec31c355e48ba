package dev.qingfeng.platform.confidential;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jboss.logging.Logger;

/**
 * A process beside the service in which the files of strangers are opened. There is no way to say beforehand what a parser or a
 * decoder does with a file that was made to harm: a process of its own has a bound on its memory, ends when its time is up, and
 * takes nobody with it. It has no file on the disk, but asks the service for each piece; it knows nothing of the service's
 * environment. It serves one file after the other for a while, because to begin takes longer than most files do.
 */
public final class FileProcess {

    /** In megabytes: what a page of A4 in colour at 600 dots per inch needs while it is drawn, and some more. */
    private static final int MEMORY = 256;

    private static final int AT_ONCE = 2;
    private static final int MOST_FILES = 500;
    private static final int LONGEST_ANSWER = 64 << 20;
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);
    private static final Duration LONGEST_BEGIN = Duration.ofSeconds(30);

    /** No request waits longer than a caller does. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** Of these it knows where they lie, whoever loaded them. */
    private static final List<Class<?>> NEEDED = List.of(
            FileProcess.class,
            PDDocument.class,
            RandomAccessRead.class,
            FontBoxFont.class,
            LogFactory.class,
            Logger.class,
            com.google.zxing.Result.class);

    private static final Semaphore PLACES = new Semaphore(AT_ONCE, true);
    private static final Deque<FileProcess> IDLE = new ArrayDeque<>();
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "file-processes");
        thread.setDaemon(true);
        return thread;
    });

    private final Machine machine;
    private final Process process;
    private final DataInputStream said;
    private final DataOutputStream asked;
    private int files;
    /** Of the idleness that it is in, or was in last. */
    private Future<?> end = CompletableFuture.completedFuture(null);

    /**
     * What a process is begun with; only for the same does it serve again.
     *
     * @param megabytes of memory
     */
    record Machine(String classpath, int megabytes) {

        static Machine of(Class<? extends FileWork> work) {
            FileWork.Memory said = work.getAnnotation(FileWork.Memory.class);
            return new Machine(
                    Stream.concat(NEEDED.stream(), Stream.of(work))
                            .map(FileProcess::place)
                            .distinct()
                            .collect(Collectors.joining(File.pathSeparator)),
                    said == null ? MEMORY : said.megabytes());
        }
    }

    private FileProcess(Machine machine) throws IOException {
        this.machine = machine;
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + machine.megabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                // As in the service; without an environment it would be another one.
                "-Dfile.encoding=UTF-8",
                "-cp",
                machine.classpath(),
                FileWorker.class.getName());
        // Passwords and keys may be in it.
        builder.environment().clear();
        // What it says may be of the file.
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        process = builder.start();
        said = new DataInputStream(new BufferedInputStream(process.getInputStream(), RemoteFile.LONGEST_PIECE));
        asked = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), RemoteFile.LONGEST_PIECE));
    }

    /**
     * Has something found out from a file; waits for a while where others are at work. Refuses with 503 {@code too-many-files} who has
     * waited in vain.
     *
     * <p>Throws {@link NotPlainException} if the work says so of the file, or ran out of memory or time over it, and any other
     * {@link IOException} if it does not open.
     *
     * @param longest the time that it may take, without that for waiting
     * @return what the work answers
     */
    public static byte[] run(Class<? extends FileWork> work, SeekableByteChannel file, byte[] order, Duration longest)
            throws IOException {
        return run(work, file, order, longest, LONGEST_WAIT);
    }

    /** What is made of an answer while it comes. */
    public interface Reading<T> {
        T of(InputStream answer) throws IOException;
    }

    /**
     * The same for work that nobody waits for.
     *
     * @param longestWait the time that it may wait where others are at work
     */
    public static byte[] run(
            Class<? extends FileWork> work,
            SeekableByteChannel file,
            byte[] order,
            Duration longest,
            Duration longestWait)
            throws IOException {
        return run(work, file, order, longest, longestWait, InputStream::readAllBytes);
    }

    /** The same for an answer that is not to be in memory whole: it is read as it comes, to its end. */
    public static <T> T run(
            Class<? extends FileWork> work,
            SeekableByteChannel file,
            byte[] order,
            Duration longest,
            Duration longestWait,
            Reading<T> reading)
            throws IOException {
        takePlace(longestWait);
        try {
            FileProcess process = take(Machine.of(work), LONGEST_BEGIN);
            boolean isOfUse = false;
            try {
                T answer = process.ask(work, file, order, longest, reading);
                // Who was upset by one file opens no other.
                isOfUse = true;
                return answer;
            } finally {
                process.giveBack(isOfUse);
            }
        } finally {
            PLACES.release();
        }
    }

    private static void takePlace(Duration longestWait) {
        boolean taken = false;
        try {
            taken = PLACES.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!taken) {
            throw ProblemException.of(PlatformProblem.TOO_MANY_FILES);
        }
    }

    /** @param longest the time that one may take to begin */
    static FileProcess take(Machine machine, Duration longest) throws IOException {
        synchronized (IDLE) {
            for (FileProcess idle : IDLE) {
                if (idle.machine.equals(machine) && idle.process.isAlive()) {
                    IDLE.remove(idle);
                    idle.end.cancel(false);
                    return idle;
                }
            }
        }
        FileProcess begun = new FileProcess(machine);
        Future<?> late = CLOCK.schedule(begun.process::destroyForcibly, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (begun.said.read() == FileWorker.READY && begun.said.readInt() == 0) {
                return begun;
            }
        } catch (IOException e) {
            // It ended in between.
        } finally {
            late.cancel(false);
        }
        begun.process.destroyForcibly();
        throw new IllegalStateException("No process for files could begin");
    }

    private void giveBack(boolean isOfUse) {
        if (!isOfUse || ++files >= MOST_FILES) {
            process.destroyForcibly();
            return;
        }
        synchronized (IDLE) {
            IDLE.addFirst(this);
            end = CLOCK.schedule(this::endIdle, LONGEST_IDLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void endIdle() {
        synchronized (IDLE) {
            if (IDLE.remove(this)) {
                process.destroyForcibly();
            }
        }
    }

    private <T> T ask(
            Class<? extends FileWork> work,
            SeekableByteChannel file,
            byte[] order,
            Duration longest,
            Reading<T> reading)
            throws IOException {
        Future<?> late = CLOCK.schedule(process::destroyForcibly, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            asked.writeUTF(work.getName());
            asked.writeInt(order.length);
            asked.write(order);
            asked.writeLong(file.size());
            asked.flush();
            int what = said.read();
            while (what == FileWorker.PIECE) {
                give(file);
                what = said.read();
            }
            if (what < 0) {
                throw new NotPlainException("more than can be looked through");
            }
            int length = said.readInt();
            if (length < 0 || length > LONGEST_ANSWER) {
                throw new NotPlainException("an answer without bound");
            }
            requireDone(what);
            return read(length, reading);
        } finally {
            late.cancel(false);
        }
    }

    private void give(SeekableByteChannel file) throws IOException {
        int length = said.readInt();
        long from = said.readLong();
        if (length < 0 || length > RemoteFile.LONGEST_PIECE || from < 0 || from + length > file.size()) {
            throw new NotPlainException("a piece that it does not have");
        }
        // Read before it is sent: what fails here is not the process's fault.
        ByteBuffer read = Disguise.read(file, from, length);
        if (read.remaining() < length) {
            throw new EOFException("The file ends too early");
        }
        byte[] piece = new byte[length];
        read.get(piece);
        try {
            asked.write(piece);
            asked.flush();
        } catch (IOException e) {
            throw new NotPlainException("more than can be looked through");
        }
    }

    private static String place(Class<?> type) {
        CodeSource source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource(), type::getName);
        String place = source.getLocation().toString();
        if (place.startsWith("jar:")) {
            place = place.substring("jar:".length(), place.lastIndexOf('!'));
        }
        return Path.of(URI.create(place)).toString();
    }

    private static void requireDone(int what) throws IOException {
        switch (what) {
            case FileWorker.DONE -> {
                // Its answer follows.
            }
            case FileWorker.NOT_PLAIN -> throw new NotPlainException("as its process found");
            case FileWorker.DAMAGED -> throw new IOException("It does not open");
            default -> throw new IllegalStateException("A process for files lacks something");
        }
    }

    private <T> T read(int length, Reading<T> reading) throws IOException {
        Answer answer = new Answer(said, length);
        T read = reading.of(answer);
        if (answer.left > 0) {
            throw new NotPlainException("more than can be looked through");
        }
        return read;
    }

    /** So many bytes of what a process says, and no more. */
    private static final class Answer extends InputStream {

        private final InputStream said;
        private int left;

        Answer(InputStream said, int length) {
            this.said = said;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = said.read(buffer, offset, Math.min(length, left));
            if (read < 0) {
                throw new NotPlainException("more than can be looked through");
            }
            left -= read;
            return read;
        }
    }
}
