package dev.qingfeng.inspection.ballotbox;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** A round with the keys of its three holders. */
final class RoundOfTests {

    final UUID id = UUID.randomUUID();
    final List<HolderKeyPair> holders = IntStream.rangeClosed(1, 3)
            .mapToObj(holder -> HolderKeyPair.generate(id, holder))
            .toList();
    final List<byte[]> publicKeys =
            holders.stream().map(HolderKeyPair::publicKey).toList();

    BallotSeal seal() {
        return BallotSeal.of(id, publicKeys);
    }

    /** As it comes back from paper. */
    KeySheet sheet(int holder) {
        return KeySheet.read(holders.get(holder - 1).sheet().text());
    }

    BallotOpening opening(int one, int other) {
        return BallotOpening.of(id, sheet(one), sheet(other), publicKeys);
    }

    static byte[] ballot(Random random) {
        byte[] ballot = new byte[BallotSeal.PLAIN];
        random.nextBytes(ballot);
        return ballot;
    }
}
