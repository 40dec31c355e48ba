package dev.qingfeng.inspection.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A unit as the registry last told it. */
@Entity
@Immutable
public class RegistryUnit {

    static final Set<String> CITY_KINDS = Set.of("CITY", "CITY_DIRECT");
    static final Set<String> TOWNSHIP_KINDS = Set.of("TOWN", "SUBDISTRICT", "PARK", "FARM");

    @Id
    private UUID id;

    boolean gone;
    private String path;
    private @Nullable String name;
    private String kind;
    private @Nullable LocalDate endedOn;

    /** For Hibernate. */
    protected RegistryUnit() {}

    public UUID id() {
        return id;
    }

    /** Labels from the city down. */
    public String path() {
        return path;
    }

    /** As it is called now; its labels while it has not been told since names were kept. */
    public String name() {
        return name == null ? path : name;
    }

    /** Whether another has taken over from it. */
    public boolean hasEnded() {
        return endedOn != null;
    }

    /** Whether another had taken over from it by a day. */
    public boolean hasEndedBy(LocalDate day) {
        return endedOn != null && !endedOn.isAfter(day);
    }

    /** Whether it is the city itself or one of its offices. */
    public boolean isOfTheCity() {
        return CITY_KINDS.contains(kind);
    }

    /** Whether its leadership is renewed in a transition; a city or an office is no township. */
    public boolean isTownship() {
        return TOWNSHIP_KINDS.contains(kind);
    }
}
