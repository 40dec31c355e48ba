package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.name.NameKeys;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What the name of a cadre is found by, for queries; the roster writes it. */
@Entity
@Immutable
@Table(name = "signer")
class SignerName {

    @Id
    UUID id;

    @Embedded
    NameKeys nameKeys;

    /** For Hibernate. */
    protected SignerName() {}
}
