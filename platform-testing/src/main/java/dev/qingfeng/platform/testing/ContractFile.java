package dev.qingfeng.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A committed file of the module's contract, compared with what the code says or, on {@code -Dcontract=write}, written from it. */
record ContractFile(Path path) {

    private static final Path FOLDER = Path.of("contract");
    private static final String REMEDY =
            "%s differs from the code: run ./mvnw verify -Dcontract=write and commit the result";

    /** @param name below {@code contract/} */
    static ContractFile named(String name) {
        return new ContractFile(FOLDER.resolve(name));
    }

    static boolean writing() {
        return "write".equals(System.getProperty("contract"));
    }

    boolean exists() {
        return Files.exists(path);
    }

    String read() {
        assertThat(path).as(REMEDY, path).exists();
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void mustBe(String text) {
        if (writing()) {
            write(text);
        } else {
            assertThat(read()).as(REMEDY, path).isEqualTo(text);
        }
    }

    void write(String text) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the files in a folder below {@code contract/}; none if there is no such folder. */
    static Set<String> namesIn(String folder) {
        Path path = FOLDER.resolve(folder);
        if (!Files.isDirectory(path)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder below {@code contract/} holds these files and no others; a file of what is no more is taken away. */
    static void mustBeAll(String folder, Set<String> names) {
        Path path = FOLDER.resolve(folder);
        if (!Files.isDirectory(path)) {
            assertThat(names).as(REMEDY, path).isEmpty();
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> stale = files.filter(
                            file -> !names.contains(file.getFileName().toString()))
                    .toList();
            if (writing()) {
                for (Path file : stale) {
                    Files.delete(file);
                }
            } else {
                assertThat(stale).as(REMEDY, path).isEmpty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
