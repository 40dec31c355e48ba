package dev.qingfeng.appointment.wish;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.NamedCadres;
import dev.qingfeng.platform.imports.ImportTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows to the wishes of cadres who are there, of whom none has two open wishes of a kind. */
final class WishImport implements ImportTarget<WishRow, Wish> {

    private static final String SEPARATOR = "/";

    private final WishRepository wishes;
    private final NamedCadres cadres;
    /** The open wishes of whoever is named. */
    private final Set<String> openWishes = new HashSet<>();
    /** Whether the wish of each row is open, in the order of the file. */
    private final Map<String, Boolean> rows = new LinkedHashMap<>();

    WishImport(WishRepository wishes, NamedCadres cadres) {
        this.wishes = wishes;
        this.cadres = cadres;
    }

    @Override
    public String keyColumn() {
        return "statedOn";
    }

    @Override
    public String key(WishRow row) {
        return String.join(
                SEPARATOR, row.staffNumber(), row.kind().name(), row.statedOn().toString());
    }

    @Override
    public Map<String, Wish> find(Collection<String> keys) {
        Set<String> numbers =
                keys.stream().map(key -> key.split(SEPARATOR, -1)[0]).collect(Collectors.toSet());
        Map<UUID, String> numbersById =
                cadres.find(numbers).stream().collect(Collectors.toMap(Cadre::id, Cadre::staffNumber));
        Map<String, Wish> known = new HashMap<>();
        wishes.ofCadres(numbersById.keySet())
                .forEach(wish -> known.put(
                        String.join(
                                SEPARATOR,
                                numbersById.getOrDefault(wish.cadreId(), ""),
                                wish.kind().name(),
                                wish.statedOn().toString()),
                        wish));
        known.forEach((key, wish) -> {
            if (wish.isOpen()) {
                openWishes.add(key);
            }
        });
        return known;
    }

    @Override
    public List<Fault> faults(WishRow row, @Nullable Wish existing) {
        List<Fault> faults = new ArrayList<>();
        cadres.fault("staffNumber", row.staffNumber()).ifPresent(faults::add);
        Cadre cadre = cadres.named(row.staffNumber());
        if (cadre != null && row.statedOn().isBefore(cadre.details().birthDate())) {
            faults.add(new Fault("statedOn", "before-birth"));
        }
        if (row.withdrawnOn() != null && row.withdrawnOn().isBefore(row.statedOn())) {
            faults.add(new Fault("withdrawnOn", "withdrawn-before-stated"));
        }
        return faults;
    }

    @Override
    public void judged(WishRow row, @Nullable Wish existing) {
        rows.put(key(row), row.withdrawnOn() == null);
    }

    @Override
    public Map<String, Fault> faultsTogether(Set<String> without) {
        Set<String> open = new HashSet<>();
        openWishes.stream()
                .filter(key -> !rows.containsKey(key) || without.contains(key))
                .forEach(key -> open.add(ofKind(key)));
        Map<String, Fault> faults = new HashMap<>();
        rows.forEach((key, isOpen) -> {
            if (isOpen && !without.contains(key) && !open.add(ofKind(key))) {
                faults.put(key, new Fault("kind", "wish-open"));
            }
        });
        return faults;
    }

    /** The same for all wishes of a kind of one cadre. */
    private static String ofKind(String key) {
        return key.substring(0, key.lastIndexOf(SEPARATOR));
    }

    @Override
    public boolean same(Wish existing, WishRow row) {
        return Objects.equals(existing.withdrawnOn(), row.withdrawnOn());
    }

    @Override
    public Wish create(WishRow row) {
        Wish wish = new Wish(cadres.get(row.staffNumber()).id(), row.kind(), row.statedOn(), row.withdrawnOn());
        wishes.persist(wish);
        return wish;
    }

    @Override
    public void change(Wish existing, WishRow row) {
        existing.stand(row.withdrawnOn());
    }

    /** Told to nobody outside: who plans reads them here. */
    @Override
    public void publish(List<Wish> written) {
        wishes.flush();
    }
}
