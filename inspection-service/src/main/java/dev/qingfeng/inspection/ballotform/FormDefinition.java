package dev.qingfeng.inspection.ballotform;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a form asks, in its order.
 *
 * @param title what stands above a ballot
 */
@Schema(name = "BallotFormDefinition")
public record FormDefinition(
        @NotNull
        @Valid
        @Schema(examples = "{\"zhHans\":\"民主测评票\",\"zhHant\":\"民主測評票\",\"en\":\"Democratic assessment\"}")
        Wording title,

        @NotEmpty @Size(max = 100) List<@NotNull @Valid FormQuestion> questions) {

    /** Of forms and of questions. */
    public static final String CODE = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    /** A code has two digits, and one of them stands for none. */
    public static final int MOST_CHOICES = 98;

    /** With what is absent or null still in it: whoever reads JSON finds that afterwards. */
    @SuppressWarnings("NullAway") // Jackson passes null for what is absent.
    public FormDefinition {
        questions = questions == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(questions));
    }

    /** Empty if there is none of this code. */
    public Optional<FormQuestion> question(String code) {
        return questions.stream()
                .filter(question -> question.code().equals(code))
                .findFirst();
    }

    /**
     * SHA-256 in hexadecimal of what voters are asked of these candidates, whatever it is called: the same of two forms that differ in
     * their words, their codes or the order of their questions.
     *
     * @param candidates by the code of the question that is about them
     */
    public String askedSha256(Map<String, List<Candidate>> candidates) {
        return Asked.of(this, candidates).sha256();
    }

    /** Whether a question belongs to this block. */
    public boolean has(FormBlock block) {
        return questions.stream().anyMatch(question -> question.block() == block);
    }
}
