package dev.qingfeng.inspection.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How fast ballots are sealed and opened, on one core and on all, beside bare agreements of X25519 by the library that seals, and those
 * by the JDK, in the same run; no part of verify, see {@code benchmarks/}. To seal takes three agreements and three pairs of keys, to
 * open two agreements.
 */
class BallotBoxBenchmark {

    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(4);
    private static final long MEASURED = TimeUnit.SECONDS.toNanos(8);
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int BALLOTS = 1_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @FunctionalInterface
    private interface Work {
        void once(int i) throws Exception;
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void ballotsAreSealedAndOpened() throws Exception {
        RoundOfTests round = new RoundOfTests();
        BallotSeal seal = round.seal();
        byte[] ballot = RoundOfTests.ballot(new Random(1));
        List<byte[]> sealed =
                IntStream.range(0, BALLOTS).mapToObj(i -> seal.seal(ballot)).toList();
        try (BallotOpening opening = round.opening(1, 2)) {
            assertThat(opening.open(sealed.get(0))).isEqualTo(ballot);
            Work bare = agreement(Hpke.PROVIDER);
            Work byTheJdk = agreement(Objects.requireNonNull(Security.getProvider("SunEC")));
            for (int cores : CORES == 1 ? new int[] {1} : new int[] {1, CORES}) {
                double agreements = perSecond(cores, bare);
                print(cores, "bare agreements", agreements, agreements);
                print(cores, "those of the JDK", perSecond(cores, byTheJdk), agreements);
                print(cores, "seals", perSecond(cores, i -> seal.seal(ballot)), agreements);
                double opens = perSecond(cores, i -> opening.open(sealed.get(i % BALLOTS)));
                print(cores, "opens", opens, agreements);
                System.out.printf(
                        Locale.ROOT, "%d threads open 100,000 ballots in %.1f s, agreements%n", cores, 100_000 / opens);
            }
        }
    }

    private static Work agreement(Provider provider) throws GeneralSecurityException {
        KeyPair one = KeyPairGenerator.getInstance("XDH", provider).generateKeyPair();
        KeyPair other = KeyPairGenerator.getInstance("XDH", provider).generateKeyPair();
        return i -> {
            KeyAgreement agreement = KeyAgreement.getInstance("XDH", provider);
            agreement.init(one.getPrivate());
            agreement.doPhase(other.getPublic(), true);
            agreement.generateSecret();
        };
    }

    private static void print(int cores, String name, double perSecond, double agreements) {
        System.out.printf(
                Locale.ROOT,
                "%d threads %-16s %8.0f a second, each as long as %5.2f agreements%n",
                cores,
                name,
                perSecond,
                agreements / perSecond);
    }

    private double perSecond(int cores, Work work) throws Exception {
        run(cores, work, WARM_UP);
        return run(cores, work, MEASURED);
    }

    private double run(int cores, Work work, long nanos) throws Exception {
        long begin = System.nanoTime();
        AtomicInteger done = new AtomicInteger();
        List<Future<?>> running = IntStream.range(0, cores)
                .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                    while (System.nanoTime() - begin < nanos) {
                        work.once(done.getAndIncrement());
                    }
                    return null;
                }))
                .toList();
        for (Future<?> each : running) {
            each.get();
        }
        return done.get() * 1e9 / (System.nanoTime() - begin);
    }
}
