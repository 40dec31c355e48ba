package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.cadre.CadreRepository.SurvivingNumber;
import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.tenure.Handover;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.security.UnitPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows to cadres, in units and posts that are there. */
final class CadreImport implements ImportTarget<CadreRow, Cadre> {

    private final CadreRepository cadres;
    private final Handover handover;
    private final CadreStates states;
    private final Corrections corrections;
    private final EarliestDays earliestDays;
    private final Set<UUID> own;
    private final Rank leadingFrom;
    private final Map<String, Unit> unitsByPath;
    private final Set<UUID> unitIds;
    private final Map<UUID, Map<PostKind, UUID>> postsByUnit;
    private final UnitPath scope;
    private final Map<String, SurvivingNumber> survivingNumbers = new HashMap<>();
    /** Of the cadres of the present part, see {@link EarliestDays}. */
    private final Map<UUID, LocalDate> lived = new HashMap<>();
    /** What is to be held by the rows that change it, in the order of the file. */
    private final Map<String, Handover.Change> changes = new LinkedHashMap<>();

    private Handover.@Nullable Seating seating;

    /** Knows every unit of the caller's scope: a file of cadres names most of them. */
    CadreImport(
            CadreRepository cadres,
            UnitRepository units,
            PostRepository posts,
            Handover handover,
            CadreStates states,
            Corrections corrections,
            EarliestDays earliestDays,
            Set<UUID> own,
            Rank leadingFrom,
            UnitPath scope) {
        this.cadres = cadres;
        this.handover = handover;
        this.states = states;
        this.corrections = corrections;
        this.earliestDays = earliestDays;
        this.own = own;
        this.leadingFrom = leadingFrom;
        this.scope = scope;
        this.unitsByPath = units.visible(scope).stream().collect(Collectors.toMap(Unit::path, Function.identity()));
        this.unitIds = unitsByPath.values().stream().map(Unit::id).collect(Collectors.toSet());
        this.postsByUnit = posts.ofUnits(unitIds).stream()
                .collect(Collectors.groupingBy(Post::unitId, Collectors.toMap(Post::kind, Post::id)));
    }

    @Override
    public String keyColumn() {
        return "staffNumber";
    }

    @Override
    public String key(CadreRow row) {
        return row.staffNumber();
    }

    @Override
    public Map<String, Cadre> find(Collection<String> keys) {
        survivingNumbers.clear();
        survivingNumbers.putAll(cadres.survivingNumbers(keys, scope));
        Map<String, Cadre> known =
                cadres.byStaffNumbers(keys).stream().collect(Collectors.toMap(Cadre::staffNumber, Function.identity()));
        lived.clear();
        lived.putAll(earliestDays.of(known.values().stream().map(Cadre::id).toList()));
        return known;
    }

    @Override
    public List<Fault> faults(CadreRow row, @Nullable Cadre existing) {
        List<Fault> faults = new ArrayList<>();
        findUnknown(row, existing, faults);
        if (faults.isEmpty() && existing != null) {
            if (same(existing, row)) {
                // What was in order once, such as the categories of a secretary who has moved since, is no fault of
                // this file.
                return faults;
            }
            findUnexplained(row, existing, faults);
            findImpossible(row, existing, faults);
        }
        findUntimely(row, faults);
        findWrongCategories(row, faults);
        return faults;
    }

    private void findUnknown(CadreRow row, @Nullable Cadre existing, List<Fault> faults) {
        Unit unit = unitsByPath.get(row.unitPath());
        SurvivingNumber surviving = survivingNumbers.get(row.staffNumber());
        if (surviving != null) {
            faults.add(new Fault("staffNumber", "cadre-merged", List.of(surviving.told())));
        } else if (existing != null && !unitIds.contains(existing.details().unitId())) {
            faults.add(new Fault("staffNumber", "staff-number-taken"));
        }
        if (unit == null) {
            faults.add(new Fault("unitPath", "unknown-reference"));
        } else if (unit.hasEnded()) {
            faults.add(new Fault("unitPath", "unit-ended"));
        } else if (row.postKind() != null && postOf(unit, row.postKind()) == null) {
            faults.add(new Fault("postKind", "unknown-reference"));
        }
    }

    private void findUnexplained(CadreRow row, Cadre existing, List<Fault> faults) {
        if (reason(row) == null && Corrections.needReason(existing.details(), details(row))) {
            faults.add(new Fault("correctionReason", "correction-needs-reason"));
        }
    }

    private void findImpossible(CadreRow row, Cadre existing, List<Fault> faults) {
        if (own.contains(existing.id())) {
            faults.add(new Fault("staffNumber", "own-record"));
        }
        LocalDate earliest = lived.get(existing.id());
        boolean isBornAnew = !row.birthDate().equals(existing.details().birthDate());
        if (isBornAnew && earliest != null && earliest.isBefore(row.birthDate())) {
            faults.add(new Fault("birthDate", "before-birth"));
        }
    }

    private static void findUntimely(CadreRow row, List<Fault> faults) {
        if ((row.postKind() == null) != (row.postSince() == null)) {
            faults.add(new Fault("postSince", "post-and-since-together"));
        }
        if (row.postSince() != null && row.postSince().isBefore(row.birthDate())) {
            faults.add(new Fault("postSince", "before-birth"));
        }
        if (row.partyJoinedOn() != null && row.partyJoinedOn().isBefore(row.birthDate())) {
            faults.add(new Fault("partyJoinedOn", "before-birth"));
        }
    }

    private void findWrongCategories(CadreRow row, List<Fault> faults) {
        if (row.categories().contains(SignerCategory.LEADING_CADRE)
                && row.rank().isBelow(leadingFrom)) {
            faults.add(new Fault("categories", "rank-too-low"));
        }
        Unit unit = unitsByPath.get(row.unitPath());
        if (row.categories().contains(SignerCategory.TOWNSHIP_SECRETARY)
                && unit != null
                && !(unit.kind().isTownship() && row.postKind() == PostKind.PARTY_SECRETARY)) {
            faults.add(new Fault("categories", "not-township-secretary"));
        }
    }

    @Override
    public void judged(CadreRow row, @Nullable Cadre existing) {
        CadreDetails details = details(row);
        Handover.Change change = new Handover.Change(
                row.staffNumber(), existing == null ? null : existing.id(), details.postId(), details.postSince());
        if (existing == null ? change.postId() != null : !change.equals(existing.holding())) {
            changes.put(row.staffNumber(), change);
        }
    }

    @Override
    public Map<String, Fault> faultsTogether(Set<String> without) {
        seating = handover.seat(changes.entrySet().stream()
                .filter(entry -> !without.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        Map<String, Fault> faults = new HashMap<>();
        seating.clashes().forEach((staffNumber, clash) -> faults.put(staffNumber, fault(clash)));
        return faults;
    }

    private static Fault fault(Handover.Clash clash) {
        return switch (clash) {
            case POST_TAKEN -> new Fault("postKind", "post-taken");
            case TENURE_OVERLAPS -> new Fault("postSince", "tenure-overlaps");
        };
    }

    @Override
    public boolean same(Cadre existing, CadreRow row) {
        return existing.details().equals(details(row));
    }

    @Override
    public Cadre create(CadreRow row) {
        Cadre cadre = new Cadre(row.staffNumber(), details(row));
        cadres.persist(cadre);
        return cadre;
    }

    @Override
    public void change(Cadre existing, CadreRow row) {
        corrections.correct(existing, details(row), reason(row));
    }

    @Override
    public void publish(List<Cadre> written) {
        if (seating != null) {
            handover.write(seating, written.stream().collect(Collectors.toMap(Cadre::staffNumber, Cadre::id)));
        }
        states.publish(written);
    }

    private static @Nullable String reason(CadreRow row) {
        String reason = row.correctionReason();
        return reason == null || reason.isBlank() ? null : reason;
    }

    private CadreDetails details(CadreRow row) {
        Unit unit = unitsByPath.get(row.unitPath());
        if (unit == null) {
            throw new IllegalStateException("A row whose unit is unknown is never written");
        }
        return new CadreDetails(
                row.name(),
                row.birthDate(),
                row.sex(),
                row.rank(),
                unit.id(),
                row.postKind() == null ? null : postOf(unit, row.postKind()),
                row.postSince(),
                row.partyJoinedOn(),
                row.education(),
                codes(row.trainings()),
                codes(row.categories()));
    }

    private @Nullable UUID postOf(Unit unit, PostKind kind) {
        return postsByUnit.getOrDefault(unit.id(), Map.of()).get(kind);
    }

    private static List<String> codes(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).distinct().sorted().toList();
    }
}
