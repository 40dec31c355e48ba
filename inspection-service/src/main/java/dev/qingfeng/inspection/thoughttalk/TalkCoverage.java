package dev.qingfeng.inspection.thoughttalk;

import dev.qingfeng.inspection.registry.OfficeHolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which talks are due and which were held.
 *
 * @param due those who hold a post in the leadership team of a township, in the order of their ids
 * @param talked with whom each kind was held, under every id that they have or had
 * @param touched with whom each theme was talked about in a thought talk, the same way
 */
record TalkCoverage(List<OfficeHolder> due, Map<TalkKind, Set<UUID>> talked, Map<TalkTheme, Set<UUID>> touched) {

    /**
     * Of the talks that were held.
     *
     * @param everyId that those with whom they were held have or had, by the one that the talk has
     */
    static TalkCoverage of(List<OfficeHolder> due, Collection<HeldTalk> held, Map<UUID, Set<UUID>> everyId) {
        Map<TalkKind, Set<UUID>> talked = new EnumMap<>(TalkKind.class);
        Map<TalkTheme, Set<UUID>> touched = new EnumMap<>(TalkTheme.class);
        for (HeldTalk talk : held) {
            Set<UUID> with = everyId.getOrDefault(talk.cadreId(), Set.of(talk.cadreId()));
            talked.computeIfAbsent(talk.kind(), any -> new HashSet<>()).addAll(with);
            if (talk.kind() == TalkKind.THOUGHT_TALK) {
                talk.themes()
                        .forEach(theme -> touched.computeIfAbsent(theme, any -> new HashSet<>())
                                .addAll(with));
            }
        }
        return new TalkCoverage(due, talked, touched);
    }

    private boolean isDue(TalkKind kind, OfficeHolder holder) {
        return kind == TalkKind.THOUGHT_TALK || holder.isPartySecretary();
    }

    private boolean isHeld(TalkKind kind, OfficeHolder holder) {
        return talked.getOrDefault(kind, Set.of()).contains(holder.cadreId());
    }

    private boolean isMissing(TalkKind kind, OfficeHolder holder) {
        return isDue(kind, holder) && !isHeld(kind, holder);
    }

    List<TalkCoverageView.OfKind> kinds() {
        return Stream.of(TalkKind.values())
                .map(kind -> new TalkCoverageView.OfKind(
                        kind,
                        (int) due.stream().filter(holder -> isDue(kind, holder)).count(),
                        (int) due.stream()
                                .filter(holder -> isDue(kind, holder) && isHeld(kind, holder))
                                .count()))
                .toList();
    }

    private boolean isTouched(TalkTheme theme, OfficeHolder holder) {
        return touched.getOrDefault(theme, Set.of()).contains(holder.cadreId());
    }

    List<TalkCoverageView.OfTheme> themes() {
        return Stream.of(TalkTheme.values())
                .map(theme -> new TalkCoverageView.OfTheme(theme, due.size(), (int)
                        due.stream().filter(holder -> isTouched(theme, holder)).count()))
                .toList();
    }

    List<TalkCoverageView.OfUnit> units() {
        Map<UUID, List<OfficeHolder>> byUnit = new TreeMap<>();
        due.forEach(holder -> byUnit.computeIfAbsent(holder.unitId(), any -> new ArrayList<>())
                .add(holder));
        return byUnit.entrySet().stream()
                .map(unit -> new TalkCoverageView.OfUnit(
                        unit.getKey(), unit.getValue().size(), (int) unit.getValue().stream()
                                .filter(holder -> isHeld(TalkKind.THOUGHT_TALK, holder))
                                .count()))
                .toList();
    }

    /** Those with whom one of these kinds is missing, in the order of their ids. */
    List<MissingTalkView> missing(List<TalkKind> kinds) {
        return due.stream()
                .map(holder -> new MissingTalkView(
                        holder.cadreId(),
                        holder.name(),
                        holder.unitId(),
                        kinds.stream().filter(kind -> isMissing(kind, holder)).toList()))
                .filter(missing -> !missing.kinds().isEmpty())
                .toList();
    }

    /** Those with whom a thought talk was held, though not about all of its themes, in the order of their ids. */
    List<MissingThemesView> missingThemes() {
        return due.stream()
                .filter(holder -> isHeld(TalkKind.THOUGHT_TALK, holder))
                .map(holder -> new MissingThemesView(
                        holder.cadreId(),
                        holder.name(),
                        holder.unitId(),
                        Stream.of(TalkTheme.values())
                                .filter(theme -> !isTouched(theme, holder))
                                .toList()))
                .filter(missing -> !missing.themes().isEmpty())
                .toList();
    }
}
