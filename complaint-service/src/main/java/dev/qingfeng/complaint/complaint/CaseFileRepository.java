package dev.qingfeng.complaint.complaint;

import dev.qingfeng.platform.confidential.RewrappedRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** The texts of complaints. */
@ApplicationScoped
public class CaseFileRepository implements RewrappedRepository<CaseFile> {}
