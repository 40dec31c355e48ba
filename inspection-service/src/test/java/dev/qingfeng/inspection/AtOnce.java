package dev.qingfeng.inspection;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Requests that are made at the same time. */
public final class AtOnce {

    private AtOnce() {}

    /** The statuses of so many answers. */
    public static List<Integer> statuses(int count, IntFunction<ValidatableResponse> request) throws Exception {
        return results(count, i -> request.apply(i).extract().statusCode());
    }

    /** Does the same so many times. */
    public static void run(int count, IntConsumer work) throws Exception {
        results(count, i -> {
            work.accept(i);
            return i;
        });
    }

    private static List<Integer> results(int count, IntFunction<Integer> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, count)
                    .<Callable<Integer>>mapToObj(i -> () -> work.apply(i))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }
}
