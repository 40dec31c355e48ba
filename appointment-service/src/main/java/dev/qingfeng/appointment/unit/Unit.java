package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A unit in the tree: a city, or one of the units below it. */
@Entity
public class Unit implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private String path;
    private String name;

    @Enumerated(EnumType.STRING)
    private UnitKind kind;

    private @Nullable UUID parentId;

    /** For Hibernate. */
    protected Unit() {}

    Unit(String path, @Nullable UUID parentId, String name, UnitKind kind) {
        this.path = path;
        this.parentId = parentId;
        this.name = name;
        this.kind = kind;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** Labels from the city down, such as {@code mingchuan.qingquan}. */
    public String path() {
        return path;
    }

    public String name() {
        return name;
    }

    public UnitKind kind() {
        return kind;
    }

    /** Null for a city. */
    public @Nullable UUID parentId() {
        return parentId;
    }

    void describe(String newName, UnitKind newKind) {
        name = newName;
        kind = newKind;
    }

    /** The path of the unit above, empty for a root. */
    static String parentOf(String path) {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }
}
