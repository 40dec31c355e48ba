package dev.qingfeng.inspection.opinion;

import dev.qingfeng.platform.confidential.TextKeyRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** The keys of opinions. */
@ApplicationScoped
public class OpinionKeyRepository implements TextKeyRepository<OpinionKey> {}
