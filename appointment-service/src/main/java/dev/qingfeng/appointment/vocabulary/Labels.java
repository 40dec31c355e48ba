package dev.qingfeng.appointment.vocabulary;

import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.unit.UnitKind;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import org.jspecify.annotations.Nullable;

/** What codes are called in one language, on paper and in workbooks as in the vocabularies. */
public record Labels(Messages messages, Language language) {

    public String of(Enum<?> code) {
        return messages.text(language, key(code));
    }

    /**
     * As the post is called in units of this kind: 鎮長, 辦事處主任, 管委會主任, 場長.
     *
     * @param unitKind null where it is not known
     */
    public String of(PostKind post, @Nullable UnitKind unitKind) {
        String key = key(post);
        String inUnit = key + "." + unitKind;
        String label = messages.pattern(language, inUnit);
        return label.equals(inUnit) ? messages.text(language, key) : label;
    }

    /** As the move is called: 職級待遇 where it settles rank and benefits, whatever its kind is in v1. */
    public String of(MoveKind kind, boolean rankAndBenefits) {
        return rankAndBenefits ? messages.text(language, key(kind) + ".rank-and-benefits") : of(kind);
    }

    static String key(Enum<?> code) {
        return "value." + code.getDeclaringClass().getSimpleName() + "." + code.name();
    }
}
