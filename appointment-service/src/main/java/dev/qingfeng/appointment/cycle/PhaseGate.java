package dev.qingfeng.appointment.cycle;

import dev.qingfeng.platform.problem.Unmet;
import java.util.List;

/** What a feature demands before a cycle enters a phase; every bean of this type is asked. */
public interface PhaseGate {

    /** What is missing for the phase that the cycle is about to enter, its {@link TransitionCycle#phase()}; empty if nothing is. */
    List<Unmet> missing(TransitionCycle entering);
}
