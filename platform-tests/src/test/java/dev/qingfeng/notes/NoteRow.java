package dev.qingfeng.notes;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Public, as every row record is: the reader constructs it. */
public record NoteRow(
        @NotBlank @Size(max = 10) String text,
        @NotNull Colour colour,
        @Nullable Integer weight) {}
