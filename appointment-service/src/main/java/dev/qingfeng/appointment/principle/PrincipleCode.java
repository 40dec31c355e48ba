package dev.qingfeng.appointment.principle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The code of a principle. The contract gives out those of the ten; one that came later has its own, and what there is to know of each is
 * in its class.
 */
@Schema(
        type = SchemaType.STRING,
        enumeration = {"P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10"})
public record PrincipleCode(@JsonValue String code) {

    private static final Pattern CODE = Pattern.compile("P[1-9][0-9]{0,2}");

    public PrincipleCode {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("No code of a principle: " + code);
        }
    }

    @JsonCreator
    public static PrincipleCode of(String code) {
        return new PrincipleCode(code);
    }
}
