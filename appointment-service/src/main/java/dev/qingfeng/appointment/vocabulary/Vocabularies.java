package dev.qingfeng.appointment.vocabulary;

import dev.qingfeng.appointment.appointment.Congress;
import dev.qingfeng.appointment.assessment.AnnualGrade;
import dev.qingfeng.appointment.cadre.CadreFact;
import dev.qingfeng.appointment.cadre.Education;
import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.cadre.Sex;
import dev.qingfeng.appointment.cadre.SignerCategory;
import dev.qingfeng.appointment.cadre.Training;
import dev.qingfeng.appointment.dossier.BallotPurpose;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.dossier.MissingReason;
import dev.qingfeng.appointment.dossier.PledgeState;
import dev.qingfeng.appointment.kin.Relation;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.post.WayOfFilling;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.ResettlementMethod;
import dev.qingfeng.appointment.structure.Source;
import dev.qingfeng.appointment.unit.UnitKind;
import dev.qingfeng.appointment.vocabulary.VocabularyView.Term;
import dev.qingfeng.appointment.wish.WishKind;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The vocabularies of the registry; their labels are the messages that also explain the columns of a file. */
@ApplicationScoped
public class Vocabularies {

    private static final Map<String, Class<? extends Enum<?>>> CODES = new TreeMap<>(Map.ofEntries(
            Map.entry("annual-grades", AnnualGrade.class),
            Map.entry("ballot-purposes", BallotPurpose.class),
            Map.entry("cadre-facts", CadreFact.class),
            Map.entry("congresses", Congress.class),
            Map.entry("educations", Education.class),
            Map.entry("grades", Grade.class),
            Map.entry("missing-reasons", MissingReason.class),
            Map.entry("move-kinds", MoveKind.class),
            Map.entry("pledge-states", PledgeState.class),
            Map.entry("post-kinds", PostKind.class),
            Map.entry("ranks", Rank.class),
            Map.entry("relations", Relation.class),
            Map.entry("resettlement-methods", ResettlementMethod.class),
            Map.entry("sexes", Sex.class),
            Map.entry("signer-categories", SignerCategory.class),
            Map.entry("sources", Source.class),
            Map.entry("trainings", Training.class),
            Map.entry("unit-kinds", UnitKind.class),
            Map.entry("ways-of-filling", WayOfFilling.class),
            Map.entry("wish-kinds", WishKind.class)));

    private final Messages messages;

    Vocabularies(Messages messages) {
        this.messages = messages;
    }

    /** In the order of their names. */
    public List<VocabularyView> all(Language language) {
        return CODES.keySet().stream()
                .flatMap(name -> find(name, language).stream())
                .toList();
    }

    /** Empty if there is none of this name. */
    public Optional<VocabularyView> find(String name, Language language) {
        return Optional.ofNullable(CODES.get(name))
                .map(codes -> new VocabularyView(
                        name,
                        Arrays.stream(codes.getEnumConstants())
                                .flatMap(code -> terms(code, language))
                                .toList()));
    }

    /** Posts are called after the unit that they are in: 鎮長, 辦事處主任, 管委會主任, 場長. */
    private Stream<Term> terms(Enum<?> code, Language language) {
        String key = Labels.key(code);
        Stream<Term> byUnit = Arrays.stream(UnitKind.values())
                .filter(kind -> messages.keys(language).contains(key + "." + kind))
                .map(kind -> new Term(code.name(), kind, messages.text(language, key + "." + kind)));
        return Stream.concat(Stream.of(new Term(code.name(), null, messages.text(language, key))), byUnit);
    }
}
