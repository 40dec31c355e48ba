package dev.qingfeng.complaint.blindness;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/** Makes {@code anyMarked(marks, wanted)} known to queries: whether one of some marks, written as PostgreSQL writes an array, is among others. */
public class MarkFunctions implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions functions) {
        functions
                .getFunctionRegistry()
                .registerPattern(
                        "anyMarked",
                        "(?1 && cast(?2 as bigint[]))",
                        functions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN));
    }
}
