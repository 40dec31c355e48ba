package dev.qingfeng.inspection.ballotbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * To which holders seal their sheets, so that nothing between them and the closing process reads them. It lives in the memory of that
 * process only, and for one closing.
 */
public final class ClosingKey {

    private final byte[] publicKey;
    private final List<Hpke.Opening> holders;

    private ClosingKey(byte[] publicKey, List<Hpke.Opening> holders) {
        this.publicKey = publicKey;
        this.holders = holders;
    }

    public static ClosingKey generate(UUID roundId) {
        byte[] secret = Hpke.newSecret();
        List<Hpke.Opening> holders = IntStream.rangeClosed(1, Holders.COUNT)
                .mapToObj(holder -> Hpke.opening(secret, info(roundId, holder)))
                .toList();
        ClosingKey closing = new ClosingKey(Hpke.publicKey(secret), holders);
        Arrays.fill(secret, (byte) 0);
        return closing;
    }

    /** 32 bytes: the public key of X25519, as RFC 7748 writes it. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * What a holder sealed, for {@link KeySheet#read}. Throws {@link KeyMismatchException} if it does not open: sealed by another holder,
     * for another round, to an older closing key, or damaged.
     *
     * @param holder whose sheet it must be, 1 to 3
     */
    public String open(int holder, byte[] sealedSheet) {
        try {
            return new String(holders.get(Holders.require(holder) - 1).open(sealedSheet), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new KeyMismatchException(KeyMismatchException.Reason.OTHER_SEAL);
        }
    }

    /**
     * What a holder's client does, with any implementation of RFC 9180: base mode, DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256
     * 0x0001, AES-256-GCM 0x0002, one message. Sent are enc (32 bytes), then the ciphertext with its tag.
     *
     * <ul>
     *   <li>pkR: the public key of the closing, 32 bytes
     *   <li>info: {@code qingfeng key sheet 1} in ASCII, a byte 0, the 16 bytes of the round's id in the order in which they are
     *       written, and the number of the holder as one byte: 38 bytes
     *   <li>aad: empty
     *   <li>pt: the 64 characters of the sheet in UTF-8, dashes and blanks allowed
     * </ul>
     */
    public static byte[] sealSheet(byte[] closingPublicKey, UUID roundId, int holder, String sheet) {
        return Hpke.sealing(closingPublicKey, info(roundId, Holders.require(holder)))
                .seal(sheet.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] info(UUID roundId, int holder) {
        return Hpke.info("qingfeng key sheet 1", roundId, holder);
    }
}
