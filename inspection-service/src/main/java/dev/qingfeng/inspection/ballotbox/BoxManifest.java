package dev.qingfeng.inspection.ballotbox;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is in the box when it is sealed.
 *
 * @param digests sorted, so that their order tells nothing; no two alike
 */
public record BoxManifest(List<BallotDigest> digests) {

    /** Throws {@link IllegalArgumentException} if two are alike: no two seals are, so one ballot was put in twice. */
    public BoxManifest {
        digests = digests.stream().sorted().toList();
        if (digests.stream().distinct().count() < digests.size()) {
            throw new IllegalArgumentException("A ballot is in the box twice");
        }
    }

    public static BoxManifest of(Collection<BallotDigest> digests) {
        return new BoxManifest(List.copyOf(digests));
    }

    /** The list as a file: a digest in each line, and a line feed after each. */
    public String text() {
        return digests.stream().map(digest -> digest.hex() + "\n").collect(Collectors.joining());
    }

    /** SHA-256 of {@link #text}, in hexadecimal: what {@code sha256sum} says of that file. */
    public String sha256() {
        return HexFormat.of().formatHex(Sha256.of(text().getBytes(StandardCharsets.US_ASCII)));
    }
}
