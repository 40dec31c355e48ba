package dev.qingfeng.appointment.tenure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** When the seats of posts are taken; they are numbered from 1. */
final class Seats {

    private final Map<UUID, List<List<Span>>> taken = new HashMap<>();

    void take(UUID post, int seat, Span span) {
        List<List<Span>> seats = taken.computeIfAbsent(post, none -> new ArrayList<>());
        while (seats.size() < seat) {
            seats.add(new ArrayList<>());
        }
        seats.get(seat - 1).add(span);
    }

    boolean isFree(UUID post, int seat, Span span) {
        List<List<Span>> seats = taken.getOrDefault(post, List.of());
        return seat > seats.size() || seats.get(seat - 1).stream().noneMatch(span::overlaps);
    }

    /** How many seats are taken on one of these days. */
    long taken(UUID post, Span span) {
        return taken.getOrDefault(post, List.of()).stream()
                .filter(seat -> seat.stream().anyMatch(span::overlaps))
                .count();
    }

    /** The first seat that is free on all these days; there is always one, be it above the quota. */
    int firstFree(UUID post, Span span) {
        int seat = 1;
        while (!isFree(post, seat, span)) {
            seat++;
        }
        return seat;
    }
}
