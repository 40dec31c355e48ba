package dev.qingfeng.pledge.education;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that people were given or shown; the thing itself stays where it is. */
@Schema(name = "EducationMaterial")
public record Material(
        @NotNull MaterialKind kind,

        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = "[^|;]*")
        @Schema(description = "Without | and ;", examples = "换届纪律警示教育课件")
        String title,

        @Size(max = 300)
        @Pattern(regexp = LINK)
        @Schema(description = "Where it is kept; absent where that is nowhere", examples = "https://example.org/a.pptx")
        @Nullable
        String link,

        @Pattern(regexp = SHA256)
        @Schema(
                description = "SHA-256 of the file, so that it can be known again; absent where there is none",
                examples = "785f7b6535013e5c3d8434a9206fd55674757eda187c9deb30826f2a7d5b5625")
        @Nullable
        String sha256) {

    private static final String LINK = "https?://[^|;\\s]+";
    private static final String SHA256 = "[0-9a-f]{64}";
    private static final String SEPARATOR = ";";

    /** One in a cell of a file, see {@link #written()}. */
    static final String IN_A_FILE =
            "(DOCUMENT|SLIDES|VIDEO|POSTER|BOOKLET|OTHER);[^|;]{0,99}[^|;\\s](;(" + LINK + ")?(;" + SHA256 + ")?)?";

    /** As kind, title, link and hash with semicolons between them; what is missing at the end is left out. */
    String written() {
        String all = Stream.of(kind.name(), title, link, sha256)
                .map(part -> Objects.requireNonNullElse(part, ""))
                .collect(Collectors.joining(SEPARATOR));
        return all.replaceFirst(SEPARATOR + "+$", "");
    }

    static Material read(String written) {
        List<String> parts = List.of(written.split(SEPARATOR, -1));
        return new Material(MaterialKind.valueOf(parts.get(0)), parts.get(1).strip(), part(parts, 2), part(parts, 3));
    }

    private static @Nullable String part(List<String> parts, int place) {
        return place < parts.size() && !parts.get(place).isEmpty() ? parts.get(place) : null;
    }
}
