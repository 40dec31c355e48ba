package dev.qingfeng.local;

import dev.qingfeng.local.process.PrivateFiles;
import dev.qingfeng.local.process.ProcessFile;
import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/** The folder in which one local system keeps its data, secrets and logs; one launcher at a time owns it. */
final class Installation implements AutoCloseable {
    private final Path folder;
    private final FileChannel lockFile;

    private Installation(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** Creates the folder when it is missing; refuses when another launcher owns it. */
    static Installation open(Path folder) {
        Path absolute = PrivateFiles.folder(folder.toAbsolutePath().normalize());
        Path lock = absolute.resolve("lock");
        Path owner = absolute.resolve("owner");
        try {
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new Refusal(("another start runs on %s already (process %s):"
                                + " stop it with Ctrl-C there, or use another --data")
                        .formatted(absolute, Files.readString(owner).strip()));
            }
            Files.writeString(owner, Long.toString(ProcessHandle.current().pid()));
            return new Installation(absolute, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Deletes what earlier starts left here, and nothing else that may be in the folder. */
    void reset() {
        Stream.of(postgres(), kafka(), services(), logs(), secretsFile(), processes(), running())
                .forEach(path -> {
                    try {
                        if (Files.exists(path)) {
                            FileUtils.forceDelete(path.toFile());
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** Sets the logs of the last start aside, so that each log tells of one start. */
    void startLogs() {
        PrivateFiles.folder(logs());
        try (Stream<Path> files = Files.list(logs())) {
            List<Path> last =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            for (Path log : last) {
                Files.move(
                        log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path kafka() {
        return folder.resolve("kafka");
    }

    Path services() {
        return folder.resolve("services");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    /** The log of a part. */
    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Exists while all is up; see {@link RunningSystem}. */
    Path running() {
        return folder.resolve("running.json");
    }

    void forgetRunning() {
        try {
            Files.deleteIfExists(running());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Secrets secrets() {
        return new Secrets(secretsFile());
    }

    ProcessFile processFile() {
        return new ProcessFile(processes());
    }

    private Path secretsFile() {
        return folder.resolve("secrets.properties");
    }

    private Path processes() {
        return folder.resolve("processes.json");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
