package dev.qingfeng.inspection.dossier;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.TextKey;
import jakarta.persistence.Entity;
import java.util.UUID;

/** The data key of a fixed version: without it there is nothing left of the version but that there was one. */
@Entity
public class DossierKey extends TextKey {

    /** For Hibernate. */
    protected DossierKey() {}

    DossierKey(UUID versionId, Envelope envelope) {
        super(versionId, envelope);
    }

    @Override
    protected String kind() {
        return "dossier";
    }
}
