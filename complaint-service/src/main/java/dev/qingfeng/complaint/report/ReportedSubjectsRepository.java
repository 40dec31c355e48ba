package dev.qingfeng.complaint.report;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Whom reports are about. */
@ApplicationScoped
public class ReportedSubjectsRepository implements PanacheRepositoryBase<ReportedSubjects, UUID> {}
