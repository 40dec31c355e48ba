package dev.qingfeng.complaint.identity;

import dev.qingfeng.platform.confidential.RewrappedRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Who reporters are, sealed. */
@ApplicationScoped
public class ReporterIdentityRepository implements RewrappedRepository<ReporterIdentity> {}
