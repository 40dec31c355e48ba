package dev.qingfeng.inspection.finding;

import dev.qingfeng.platform.confidential.TextKeyRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** The keys of findings. */
@ApplicationScoped
public class FindingKeyRepository implements TextKeyRepository<FindingKey> {}
