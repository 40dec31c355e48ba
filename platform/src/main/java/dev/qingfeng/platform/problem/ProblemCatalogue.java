package dev.qingfeng.platform.problem;

import java.util.List;

/** All problem codes of one service; each service produces one as a bean, beside the platform's own. */
public record ProblemCatalogue(List<ProblemCode> codes) {

    public static <E extends Enum<E> & ProblemCode> ProblemCatalogue of(Class<E> codes) {
        return new ProblemCatalogue(List.of(codes.getEnumConstants()));
    }
}
