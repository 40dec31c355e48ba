package dev.qingfeng.pledge.text;

import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.util.UUID;

/** Texts for tests of other packages. */
public final class TextsOfTests {

    private TextsOfTests() {}

    public static PledgeText text(SignerCategory category) {
        return new PledgeText(
                UUID.randomUUID(), category, 1, new CanonicalText("我承诺", "我承諾", "I pledge"), Instant.EPOCH);
    }
}
