package dev.qingfeng.inspection.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Which units go to which teams of a cycle, all of them or none. */
public record AssignUnitsRequest(@NotEmpty @Size(max = 5000) List<@NotNull @Valid UnitAssignment> assignments) {}
