package dev.qingfeng.appointment.account;

import dev.qingfeng.appointment.cadre.CadreRow;
import dev.qingfeng.appointment.unit.UnitRow;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code accounts.csv}: somebody who may sign in.
 *
 * @param roles beside {@code cadre}, which everyone has
 * @param scopePath the subtree that the person may see; empty for that of the unit where they serve
 */
public record AccountRow(
        @NotBlank @Pattern(regexp = CadreRow.STAFF_NUMBER) String staffNumber,
        List<AccountRole> roles,
        @Pattern(regexp = UnitRow.PATH) @Nullable String scopePath) {}
