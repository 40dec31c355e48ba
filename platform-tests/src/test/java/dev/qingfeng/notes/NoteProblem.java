package dev.qingfeng.notes;

import dev.qingfeng.platform.problem.ProblemCatalogue;
import dev.qingfeng.platform.problem.ProblemCode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

enum NoteProblem implements ProblemCode {
    NOTE_EXISTS;

    @Override
    public int status() {
        return 409;
    }

    @Override
    public Optional<String> constraint() {
        return Optional.of("note_once");
    }

    static final class Catalogue {
        @Produces
        @Singleton
        ProblemCatalogue notes() {
            return ProblemCatalogue.of(NoteProblem.class);
        }
    }
}
