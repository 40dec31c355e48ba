package dev.qingfeng.inspection.ballot;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key-holder's sheet, sealed in their own device. */
public record HandInKeyRequest(
        @NotNull
        @Size(max = 1000)
        @NotEmpty
        @Pattern(regexp = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
        @Schema(
                description =
                        "By HPKE (RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM) to the public"
                                + " key of the attempt: enc and ciphertext in base64; info is `qingfeng key sheet 1`, a byte 0, the 16"
                                + " bytes of the round's id and the key-holder's number as a byte; the plain text is the sheet's",
                examples = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=")
        String sealedSheet) {

    /** Without what is sealed. */
    @Override
    public String toString() {
        return "HandInKeyRequest";
    }
}
