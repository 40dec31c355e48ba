package dev.qingfeng.local;

import dev.qingfeng.local.process.PrivateFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Passwords and keys of one installation, made up when first asked for and kept in a file. */
final class Secrets {
    private final Path file;
    private final Properties known = new Properties();
    private final SecureRandom random = new SecureRandom();

    Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A password of 128 random bits, in characters that need no quoting anywhere. */
    String password(String name) {
        return secret(name, 16, HexFormat.of()::formatHex);
    }

    /** A key of 256 random bits in Base64. */
    String key(String name) {
        return secret(name, 32, Base64.getEncoder()::encodeToString);
    }

    private synchronized String secret(String name, int length, Function<byte[], String> encode) {
        String present = known.getProperty(name);
        if (present != null) {
            return present;
        }
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        String fresh = encode.apply(bytes);
        known.setProperty(name, fresh);
        save();
        return fresh;
    }

    private void save() {
        PrivateFiles.write(
                file,
                new TreeMap<>(known)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining("\n", "# Made up for this installation.\n", "\n")));
    }
}
