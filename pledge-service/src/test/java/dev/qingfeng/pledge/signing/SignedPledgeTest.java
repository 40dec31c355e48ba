package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was signed stays as it was signed, even if the service itself were made to write something else. */
@QuarkusTest
class SignedPledgeTest {

    private final RegistryOfTests registry = new RegistryOfTests();
    private UUID cadre = new UUID(0, 0);

    @BeforeEach
    void someoneHasSigned() {
        registry.founded();
        cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
        registry.signOwn("8").statusCode(200);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private int asTheService(String change) throws SQLException {
        try (Connection connection = Database.runtime();
                PreparedStatement statement = connection.prepareStatement(change + " where cadre_id = ?")) {
            statement.setObject(1, cadre);
            return statement.executeUpdate();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'DUE', text_id = null, text_edition = null, text_hash = null, method = null, signed_at = null",
                "state = 'EXCUSED', text_id = null, text_edition = null, text_hash = null, method = null, signed_at = null",
                "text_id = gen_random_uuid(), text_edition = 2, text_hash = repeat('0', 64)",
                "text_edition = 2",
                "text_hash = repeat('0', 64)",
                "method = 'PAPER'",
                "signed_at = now()",
                "cadre_id = gen_random_uuid()",
                "staff_number = 'Z1'",
                "unit_id = gen_random_uuid()",
                "category = 'TOWNSHIP_SECRETARY'",
                "cycle_id = gen_random_uuid()",
                "campaign_id = gen_random_uuid()"
            })
    void nothingOfASignatureChanges(String change) {
        assertThatThrownBy(() -> asTheService("update pledge set " + change))
                .hasMessageContaining("A signed pledge stays as it is");
    }

    @Test
    void aSignedPledgeIsNotDeleted() {
        assertThatThrownBy(() -> asTheService("delete from pledge")).hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update pledge_signed_as set signer_name = '他人' where pledge_id = (select id from pledge where cadre_id = ?)",
                "delete from pledge_signed_as where pledge_id = (select id from pledge where cadre_id = ?)"
            })
    void theNamesThatWereSignedWithStayToo(String change) {
        assertThatThrownBy(() -> {
                    try (Connection connection = Database.runtime();
                            PreparedStatement statement = connection.prepareStatement(change)) {
                        statement.setObject(1, cadre);
                        statement.executeUpdate();
                    }
                })
                .hasMessageContaining("permission denied");
    }

    @Test
    void whatIsNotOfTheSignatureMayFollow() throws SQLException {
        assertThat(asTheService("update pledge set version = version + 1")).isEqualTo(1);
    }

    @Test
    void aPledgeIsNotSignedOverATextThatWasNeverAdopted() {
        registry.knownCadre("9", registry.town, "LEADING_CADRE");
        assertThatThrownBy(() -> Database.execute("""
                        update pledge set state = 'SIGNED', method = 'ELECTRONIC', signed_at = now(), recorded_at = now(),
                          text_edition = 1, text_hash = repeat('0', 64),
                          text_id = (select text_id from pledge_campaign c where c.id = campaign_id)
                        where state = 'DUE' and cycle_id = ?""", registry.cycle)).hasStackTraceContaining("pledge_text_signed");
    }
}
