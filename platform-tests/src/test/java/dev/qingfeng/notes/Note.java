package dev.qingfeng.notes;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

@Entity
class Note implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    @Column(nullable = false)
    private String text;

    protected Note() {}

    Note(String text) {
        this.text = text;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    String text() {
        return text;
    }

    void rewrite(String newText) {
        text = newText;
    }
}
