package dev.qingfeng.notes;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** Holds a list and a set. */
@Entity
class Binder {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    @ElementCollection
    @CollectionTable(name = "binder_page", joinColumns = @JoinColumn(name = "binder_id"))
    @OrderColumn(name = "position")
    @Column(name = "text")
    private List<String> pages = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "binder_word", joinColumns = @JoinColumn(name = "binder_id"))
    @Column(name = "word")
    private Set<String> words = new HashSet<>();

    UUID id() {
        return id;
    }

    void add(String page) {
        pages.add(page);
        words.add(page);
    }
}
