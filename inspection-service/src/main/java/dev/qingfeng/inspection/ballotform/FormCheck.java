package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold within a form beyond what each of its fields must be. */
final class FormCheck {

    private final List<FormFault> faults = new ArrayList<>();

    private FormCheck() {}

    /** All of them, in the order of the questions. */
    static List<FormFault> faults(FormDefinition definition) {
        FormCheck check = new FormCheck();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < definition.questions().size(); i++) {
            FormQuestion question = definition.questions().get(i);
            String pointer = "/questions/" + i;
            check.require(codes.add(question.code()), pointer + "/code", "code-repeated");
            check.require(question.block().canBeAbout(question.about()), pointer + "/about", "about-unfit");
            check.choices(question, pointer);
            check.selection(question, pointer);
            check.classes(question, pointer);
            check.require(
                    question.nominees() == null || question.about() == QuestionAbout.NOMINEES,
                    pointer + "/nominees",
                    "nominees-unfit");
        }
        return List.copyOf(check.faults);
    }

    private void choices(FormQuestion question, String pointer) {
        if (question.selectsPeople()) {
            require(question.choices().isEmpty(), pointer + "/choices", "choices-unfit");
            return;
        }
        require(!question.choices().isEmpty(), pointer + "/choices", "choices-missing");
        Set<ChoiceMeaning> meanings = EnumSet.noneOf(ChoiceMeaning.class);
        for (int i = 0; i < question.choices().size(); i++) {
            ChoiceMeaning meaning = question.choices().get(i).meaning();
            String place = pointer + "/choices/" + i + "/meaning";
            if (meaning != null) {
                require(meanings.add(meaning), place, "meaning-repeated");
            } else {
                // The awareness rate is computed by what choices mean.
                require(question.block() != FormBlock.AWARENESS, place, "meaning-missing");
            }
        }
    }

    private void selection(FormQuestion question, String pointer) {
        Integer max = question.max();
        if (question.kind() == QuestionKind.RATE) {
            require(max == null, pointer + "/max", "max-unfit");
        } else if (max == null) {
            require(false, pointer + "/max", "max-missing");
        } else if (!question.selectsPeople()) {
            require(max <= question.choices().size(), pointer + "/max", "max-too-large");
        }
    }

    private void classes(FormQuestion question, String pointer) {
        Set<AttendeeClass> classes = new HashSet<>();
        for (int i = 0; i < question.classes().size(); i++) {
            require(classes.add(question.classes().get(i)), pointer + "/classes", "class-repeated");
        }
    }

    private void require(boolean holds, String pointer, String code) {
        if (!holds) {
            faults.add(new FormFault(pointer, code));
        }
    }
}
