package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.vocabulary.Labels;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import org.jspecify.annotations.Nullable;

/** Puts structures into the reader's language. */
record StructureWords(Messages messages, Language language) {

    private static final String KEY = "structure.";

    String say(String key, Object... arguments) {
        return messages.text(language, KEY + key, arguments);
    }

    String age(Composition.AgeBand band) {
        return band("age", band.from(), band.to());
    }

    String years(Composition.YearsBand band) {
        return band("years", band.from(), band.to());
    }

    Labels labels() {
        return new Labels(messages, language);
    }

    private String band(String of, @Nullable Integer from, @Nullable Integer to) {
        if (from == null) {
            return to == null ? say(of + ".any") : say(of + ".to", to.toString());
        }
        return to == null ? say(of + ".from", from.toString()) : say(of + ".between", from.toString(), to.toString());
    }
}
