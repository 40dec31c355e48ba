package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.name.NameKeys;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What the name of a cadre is found by, also under an id that was given up, for queries; a view of what the roster writes. */
@Entity
@Immutable
class SignerName {

    @Id
    UUID cadreId;

    @Embedded
    NameKeys nameKeys;

    /** For Hibernate. */
    protected SignerName() {}
}
