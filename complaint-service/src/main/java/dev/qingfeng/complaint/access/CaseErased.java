package dev.qingfeng.complaint.access;

import java.util.UUID;

/** Told within the service, in the transaction that erases a case, to what keeps something of the case under another key. */
public record CaseErased(UUID complaintId) {}
