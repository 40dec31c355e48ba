package dev.qingfeng.appointment.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reconciliation has set going. */
@Schema(name = "Reconciliation")
public record ReconciliationView(
        @Schema(description = "How many accounts are due again, because Keycloak differed", examples = "1")
        int madeDue) {}
