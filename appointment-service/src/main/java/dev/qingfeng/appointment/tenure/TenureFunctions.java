package dev.qingfeng.appointment.tenure;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/**
 * Makes {@code held_on(since, until, day)} known to queries, in the words of the constraints of {@code tenure}: so their index
 * finds who held a post on a day.
 */
public class TenureFunctions implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions functions) {
        functions
                .getFunctionRegistry()
                .registerPattern(
                        "held_on",
                        "(daterange(?1, ?2) @> cast(?3 as date))",
                        functions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN));
    }
}
