package dev.qingfeng.notes;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** Its state is told on a topic that keeps the last state of each. */
@Entity
class Shelf implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    private String label;

    protected Shelf() {}

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    String label() {
        return label;
    }

    void relabel(String newLabel) {
        label = newLabel;
    }
}
