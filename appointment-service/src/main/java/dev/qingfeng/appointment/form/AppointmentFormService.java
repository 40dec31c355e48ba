package dev.qingfeng.appointment.form;

import dev.qingfeng.platform.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Appointment forms of the cadres whom the plans that the caller sees move. */
@ApplicationScoped
public class AppointmentFormService {

    private final AppointmentForms forms;
    private final AppointmentFormPrinter printer;

    AppointmentFormService(AppointmentForms forms, AppointmentFormPrinter printer) {
        this.forms = forms;
        this.printer = printer;
    }

    /** As a PDF. Refuses as {@link AppointmentForms#of} does, and with 409 {@code character-not-printable}. */
    public byte[] print(UUID planId, UUID moveId, Language language) {
        // Printed outside of the transaction: it takes longer than the reading.
        return printer.print(forms.of(planId, moveId), language);
    }
}
