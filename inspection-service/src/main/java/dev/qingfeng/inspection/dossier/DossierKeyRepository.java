package dev.qingfeng.inspection.dossier;

import dev.qingfeng.platform.confidential.TextKeyRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** The keys of dossiers. */
@ApplicationScoped
public class DossierKeyRepository implements TextKeyRepository<DossierKey> {}
