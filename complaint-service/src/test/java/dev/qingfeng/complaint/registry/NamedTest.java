package dev.qingfeng.complaint.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However many are named, nobody who is named sees the case, and no more are presumed than so many. */
class NamedTest {

    /** Few letters, so that names occur in each other, begin alike, and are many people's. */
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("王张李伟明").ofMinLength(2).ofMaxLength(6);
    }

    private static List<Named.Bearer> bearers(List<String> names) {
        List<Named.Bearer> all = new ArrayList<>();
        for (String name : names) {
            all.add(new Named.Bearer(UUID.randomUUID(), name, NameLetters.key(NameLetters.of(name))));
        }
        return all;
    }

    /** As the database finds them: by their keys. */
    private static List<Named.Bearer> candidates(List<Named.Bearer> all, String letters) {
        Set<Long> keys = LongStream.of(NameLetters.keysIn(letters)).boxed().collect(Collectors.toSet());
        return all.stream().filter(bearer -> keys.contains(bearer.key())).toList();
    }

    private static Named named(List<Named.Bearer> all, String text, int mostLookedAt) {
        String letters = NameLetters.of(text);
        List<Named.Bearer> candidates = candidates(all, letters);
        return candidates.size() > mostLookedAt
                ? Named.countless(candidates.stream().map(Named.Bearer::key).collect(Collectors.toSet()))
                : Named.among(candidates, List.of(letters));
    }

    @Property
    void whoeverIsNamedIsBlindHoweverManyAre(
            @ForAll @Size(max = 40) List<@From("names") String> names,
            @ForAll @Size(max = 12) List<@From("names") String> written,
            @ForAll @IntRange(min = 1, max = 20) int most,
            @ForAll @IntRange(min = 1, max = 20) int mostLookedAt) {
        List<Named.Bearer> all = bearers(names);
        String text = String.join("、", written) + "送禮";
        Named named = named(all, text, mostLookedAt);
        Set<UUID> blind = new HashSet<>();
        for (Named.Bearer bearer : all) {
            if (named.isCrowd(most)
                    ? named.keys().contains(bearer.key())
                    : named.cadres().contains(bearer.id())) {
                blind.add(bearer.id());
            }
        }
        for (Named.Bearer bearer : all) {
            if (NameLetters.of(text).contains(bearer.name())) {
                assertThat(blind).as(bearer.name()).contains(bearer.id());
            }
        }
        if (!named.isCrowd(most)) {
            assertThat(named.cadres()).hasSizeLessThanOrEqualTo(most);
            assertThat(all.stream().filter(bearer -> blind.contains(bearer.id())))
                    .allMatch(bearer -> NameLetters.of(text).contains(bearer.name()));
        }
    }
}
