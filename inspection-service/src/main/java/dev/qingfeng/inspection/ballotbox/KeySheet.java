package dev.qingfeng.inspection.ballotbox;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The private half of a holder's keys as it is printed: 64 characters of Crockford's base 32 in four lines of 16, of which the last
 * checks the others. They begin with the number of the holder; 27 bits tell the round, 256 are the private key of X25519, 12 check all
 * of it. The check of a line finds every wrong character and every two that changed places, and that of two lines that changed places.
 */
public final class KeySheet implements AutoCloseable {

    private static final int LINES = 4;
    private static final int LINE = 16;
    private static final int CONTENT = LINES * (LINE - 1);
    private static final int ROUND_BITS = 27;
    private static final int BYTES = 4 + Hpke.KEY + 2;

    private final int holder;
    private final int round;
    private final byte[] secret;
    private volatile boolean wiped;

    private KeySheet(int holder, int round, byte[] secret) {
        this.holder = holder;
        this.round = round;
        this.secret = secret;
    }

    static KeySheet of(UUID roundId, int holder, byte[] secret) {
        return new KeySheet(Holders.require(holder), round(roundId), secret);
    }

    /**
     * As somebody typed it or a camera read it: in any case, with dashes or blanks, and with the letters that Crockford reads as digits.
     * Throws {@link KeyMisreadException}.
     */
    public static KeySheet read(String typed) {
        String characters = Crockford.plain(typed);
        if (characters.length() != LINES * LINE) {
            throw new KeyMisreadException(0);
        }
        StringBuilder content = new StringBuilder(CONTENT);
        for (int line = 1; line <= LINES; line++) {
            String written = characters.substring((line - 1) * LINE, line * LINE);
            if (written.chars().anyMatch(character -> Crockford.value((char) character) < 0)
                    || check(line, written) != 0) {
                throw new KeyMisreadException(line);
            }
            content.append(written, 0, LINE - 1);
        }
        return content(Crockford.bytes(content, BYTES));
    }

    private static KeySheet content(byte[] bytes) {
        ByteBuffer content = ByteBuffer.wrap(bytes);
        int head = content.getInt();
        int holder = head >>> ROUND_BITS;
        byte[] secret = new byte[Hpke.KEY];
        content.get(secret);
        // A holder of another number would be a sheet of another kind than we have.
        if (!Holders.isOne(holder) || content.getShort() != check(head, secret)) {
            throw new KeyMisreadException(0);
        }
        Arrays.fill(bytes, (byte) 0);
        return new KeySheet(holder, head & ((1 << ROUND_BITS) - 1), secret);
    }

    /** 1 to 3. */
    public int holder() {
        return holder;
    }

    /** Whether it was printed for this round. */
    public boolean isOf(UUID roundId) {
        return round == round(roundId);
    }

    byte[] secret() {
        return secret;
    }

    /** All that is printed, in groups of four with dashes: for a QR code, or to be typed in. */
    public String text() {
        return Crockford.grouped(characters(), "-");
    }

    /** The four lines as they are printed, in groups of four with blanks. {@link KeyMisreadException#line} counts them. */
    public List<String> lines() {
        String characters = characters();
        return IntStream.range(0, LINES)
                .mapToObj(line -> Crockford.grouped(characters.substring(line * LINE, (line + 1) * LINE), " "))
                .toList();
    }

    private String characters() {
        if (wiped) {
            // Whoever kept such a print would have nothing in hand when the round is to be closed.
            throw new IllegalStateException("A wiped sheet has nothing to print");
        }
        int head = holder << ROUND_BITS | round;
        return withChecks(Crockford.write(
                ByteBuffer.allocate(BYTES)
                        .putInt(head)
                        .put(secret)
                        .putShort(check(head, secret))
                        .array(),
                CONTENT));
    }

    static String withChecks(String content) {
        StringBuilder characters = new StringBuilder(LINES * LINE);
        for (int line = 1; line <= LINES; line++) {
            String written = content.substring((line - 1) * (LINE - 1), line * (LINE - 1));
            characters.append(written).append(Crockford.character(times2(check(line, written))));
        }
        return characters.toString();
    }

    /** A line as a polynomial over GF(32), at the place 2 there; 0 with the right character at its end. */
    private static int check(int line, String written) {
        int sum = line;
        for (int i = 0; i < written.length(); i++) {
            sum = times2(sum) ^ Crockford.value(written.charAt(i));
        }
        return sum;
    }

    /** In GF(32) by x⁵ + x² + 1, of which 2 generates all but 0: no two places of a line weigh the same. */
    private static int times2(int value) {
        return value < 16 ? value << 1 : (value << 1) ^ 0b100101;
    }

    /** 12 bits, and four that are 0. */
    private static short check(int head, byte[] secret) {
        byte[] content =
                ByteBuffer.allocate(4 + Hpke.KEY).putInt(head).put(secret).array();
        short check = ByteBuffer.wrap(Sha256.of(content)).getShort();
        Arrays.fill(content, (byte) 0);
        return (short) (check & 0xFFF0);
    }

    private static int round(UUID roundId) {
        byte[] hash = Sha256.of(Hpke.info("qingfeng key sheet", roundId, 0));
        return ByteBuffer.wrap(hash).getInt() >>> (Integer.SIZE - ROUND_BITS);
    }

    /** Wipes the secret: what was printed from it stays, and so do copies that others made. */
    @Override
    public void close() {
        wiped = true;
        Arrays.fill(secret, (byte) 0);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "KeySheet of holder " + holder;
    }
}
