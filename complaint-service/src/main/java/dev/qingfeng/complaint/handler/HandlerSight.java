package dev.qingfeng.complaint.handler;

import dev.qingfeng.complaint.blindness.Sights;
import dev.qingfeng.complaint.complaint.ComplaintRepository;
import dev.qingfeng.complaint.registry.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Which cases handlers see, as far as the register knows: another person's scope is in their token alone. A handler of a township unit sees those
 * that lie there, one of the city or of an organ of it those of the whole city; and nobody what they are blind to.
 */
@ApplicationScoped
public class HandlerSight {

    private final ComplaintRepository complaints;
    private final Registry registry;
    private final Sights sights;

    HandlerSight(ComplaintRepository complaints, Registry registry, Sights sights) {
        this.complaints = complaints;
        this.registry = registry;
        this.sights = sights;
    }

    /** Whether they see a case. */
    public boolean sees(CaseHandler handler, UUID complaintId) {
        return registry.workedOnFrom(handler.unitId())
                .flatMap(scope -> complaints.findVisible(complaintId, sights.of(handler.staffNumber(), scope)))
                .isPresent();
    }
}
