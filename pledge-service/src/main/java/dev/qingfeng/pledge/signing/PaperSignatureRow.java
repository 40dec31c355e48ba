package dev.qingfeng.pledge.signing;

import dev.qingfeng.pledge.SignerCategory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file of pledges that were signed on paper.
 *
 * @param signedOn the day written on the paper
 * @param lateReason needed if that is a day before the one on which it is recorded
 */
public record PaperSignatureRow(
        @NotBlank @Size(max = 50) String cycleCode,
        @NotBlank @Size(max = 20) String staffNumber,
        @NotNull SignerCategory category,
        @NotNull LocalDate signedOn,
        @Size(max = 500) @Nullable String lateReason) {}
