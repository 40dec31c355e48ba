package dev.qingfeng.appointment.kin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KinshipTest {

    private final UUID daughter = UUID.randomUUID();
    private final UUID mother = UUID.randomUUID();

    @Test
    void whoIsMyParentHasMeForAChild() {
        Kinship kinship = new Kinship(daughter, mother, Relation.PARENT);
        assertThat(kinship.relationTo(daughter)).isEqualTo(Relation.PARENT);
        assertThat(kinship.relationTo(mother)).isEqualTo(Relation.CHILD);
    }

    @Test
    void aCorrectionHoldsFromBothSides() {
        Kinship kinship = new Kinship(daughter, mother, Relation.SIBLING);
        kinship.relate(mother, Relation.CHILD);
        assertThat(kinship.relation()).isEqualTo(Relation.PARENT);
        kinship.relate(daughter, Relation.OTHER_KIN);
        assertThat(kinship.relationTo(mother)).isEqualTo(Relation.OTHER_KIN);
    }

    @ParameterizedTest
    @EnumSource
    void aRelationSeenTwiceFromTheOtherSideIsItself(Relation relation) {
        assertThat(relation.reversed().reversed()).isEqualTo(relation);
    }
}
