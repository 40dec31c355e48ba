package dev.qingfeng.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Walks every list from its first page to its last, over and over, until it is closed: nothing may come twice in a walk, and
 * what an earlier walk met must be met again, whatever is being added meanwhile.
 */
final class ListWalks implements AutoCloseable {

    private static final int SMALL = 2;
    private static final int LARGE = 400;
    private static final int SMALL_PAGES = 4;
    private static final long PAUSE = 100;

    private final Qingfeng qingfeng;
    private final Map<String, Set<String>> met = new HashMap<>();
    private final Set<String> grown = ConcurrentHashMap.newKeySet();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Thread walker = new Thread(this::walk, "list-walks");
    private final CountDownLatch walkedOnce = new CountDownLatch(1);
    private volatile boolean ended;

    private ListWalks(Qingfeng qingfeng) {
        this.qingfeng = qingfeng;
    }

    /** Walks from now on; returns once every list has been walked for the first time. */
    static ListWalks of(Qingfeng qingfeng) {
        ListWalks walks = new ListWalks(qingfeng);
        walks.walker.start();
        try {
            walks.walkedOnce.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return walks;
    }

    /** What went wrong, a line each. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** The lists that had become longer from one walk to the next. */
    Set<String> grown() {
        return Set.copyOf(grown);
    }

    private void walk() {
        List<Operation> lists = Operation.all().stream()
                .filter(operation -> operation.isList() && !operation.path().contains("{"))
                .toList();
        KnownIds known = new KnownIds(qingfeng);
        try {
            while (!ended) {
                for (Operation list : lists) {
                    walk(list, known.caller(list));
                }
                walkedOnce.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (AssertionError | RuntimeException e) {
            faults.add("the walk broke off: " + e);
        } finally {
            walkedOnce.countDown();
        }
    }

    private void walk(Operation list, Api caller) throws InterruptedException {
        Set<String> now = new HashSet<>();
        String cursor = "";
        for (int page = 0; page == 0 || !cursor.isEmpty(); page++) {
            int limit = page < SMALL_PAGES ? SMALL : LARGE;
            JsonNode answer = caller.get(
                            list.path() + "?limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .accepted();
            for (JsonNode item : answer.required("items")) {
                String id = item.has("id")
                        ? item.path("id").asText()
                        : item.required("cadreId").asText();
                if (!now.add(id)) {
                    faults.add("%s: %s came twice".formatted(list, id));
                }
            }
            cursor = answer.path("next").asText("");
            pause();
        }
        Set<String> before = met.getOrDefault(list.toString(), Set.of());
        Set<String> missing = new HashSet<>(before);
        missing.removeAll(now);
        if (!missing.isEmpty()) {
            faults.add("%s: %d were left out, of them %s"
                    .formatted(list, missing.size(), missing.iterator().next()));
        }
        if (met.containsKey(list.toString()) && now.size() > before.size()) {
            grown.add(list.id());
        }
        met.put(list.toString(), now);
    }

    /** Leaves the services to what is going on; nothing is during the first walk, which is waited for, and the last. */
    private void pause() throws InterruptedException {
        if (walkedOnce.getCount() == 0 && !ended) {
            Thread.sleep(PAUSE);
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            walker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
