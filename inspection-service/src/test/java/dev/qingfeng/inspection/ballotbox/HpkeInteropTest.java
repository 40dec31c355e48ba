package dev.qingfeng.inspection.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Beside Tink's HPKE, written from RFC 9180 by others: with the bytes that {@link ClosingKey#sealSheet} promises. */
@AccessesPartialKey
class HpkeInteropTest {

    private static final UUID ROUND = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private final HpkeParameters suite;

    HpkeInteropTest() throws GeneralSecurityException {
        suite = HpkeParameters.builder()
                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .setVariant(HpkeParameters.Variant.NO_PREFIX)
                .build();
    }

    @BeforeAll
    static void register() throws GeneralSecurityException {
        HybridConfig.register();
    }

    private static byte[] info(String purpose, int holder) {
        return ByteBuffer.allocate(purpose.length() + 18)
                .put(purpose.getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .putLong(0x0011223344556677L)
                .putLong(0x8899aabbccddeeffL)
                .put((byte) holder)
                .array();
    }

    private HpkePublicKey publicKey(byte[] publicKey) throws GeneralSecurityException {
        return HpkePublicKey.create(suite, Bytes.copyFrom(publicKey), null);
    }

    private static KeysetHandle keyset(Key key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build();
    }

    private static HybridDecrypt decrypt(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
    }

    @Test
    void aSheetThatAnotherImplementationSealedOpens() throws Exception {
        ClosingKey closing = ClosingKey.generate(ROUND);
        String sheet = HolderKeyPair.generate(ROUND, 3).sheet().text();
        byte[] sealed = keyset(publicKey(closing.publicKey()))
                .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                .encrypt(sheet.getBytes(StandardCharsets.UTF_8), info("qingfeng key sheet 1", 3));
        assertThat(closing.open(3, sealed)).isEqualTo(sheet);
    }

    @Test
    void anotherImplementationOpensWhatIsSealedHere() throws Exception {
        KeysetHandle closing = KeysetHandle.generateNew(suite);
        byte[] publicKey = ((HpkePrivateKey) closing.getPrimary().getKey())
                .getPublicKey()
                .getPublicKeyBytes()
                .toByteArray();
        byte[] sealed = ClosingKey.sealSheet(publicKey, ROUND, 1, "a sheet");
        assertThat(decrypt(closing).decrypt(sealed, info("qingfeng key sheet 1", 1)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("a sheet");
    }

    @Test
    void anotherImplementationOpensTheBallotWithTheKeysOnTwoSheets() throws Exception {
        RoundOfTests round = new RoundOfTests();
        byte[] ballot = new byte[BallotSeal.PLAIN];
        ballot[1000] = 7;
        byte[] sealed = BallotSeal.of(ROUND, round.publicKeys).seal(ballot);
        byte[] one = shares(round, 1, sealed);
        byte[] two = shares(round, 2, sealed);
        byte[] key = new byte[32];
        for (int i = 0; i < 32; i++) {
            key[i] = (byte) (one[i] ^ two[i]);
        }
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, sealed, 337, 12));
        aes.updateAAD(sealed, 0, 337);
        aes.updateAAD(Arrays.copyOfRange(info("", 0), 1, 17));
        assertThat(aes.doFinal(sealed, 349, 1040)).isEqualTo(ballot);
    }

    private byte[] shares(RoundOfTests round, int holder, byte[] sealed) throws GeneralSecurityException {
        HpkePrivateKey key = HpkePrivateKey.create(
                publicKey(round.publicKeys.get(holder - 1)),
                SecretBytes.copyFrom(round.sheet(holder).secret(), InsecureSecretKeyAccess.get()));
        int at = 1 + (holder - 1) * 112;
        return decrypt(keyset(key))
                .decrypt(Arrays.copyOfRange(sealed, at, at + 112), info("qingfeng ballot 1", holder));
    }
}
