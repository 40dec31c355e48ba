package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.complaint.CaseFinding;
import dev.qingfeng.platform.testing.Database;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case about the town of a test's city, and somebody who works on it. */
public final class CaseOfTests {

    public static final String COMPLAINTS = "/complaint/v1/complaints";

    public final String id;
    public final String receipt;
    private final RegistryOfTests registry;
    private @Nullable CaseOfTests whole;

    /** Reported now. */
    public CaseOfTests(RegistryOfTests registry, String narrative) {
        this(RegistryOfTests.report(registry.townPath, narrative), registry);
    }

    private CaseOfTests(String receipt, RegistryOfTests registry) {
        this.registry = registry;
        this.receipt = receipt;
        this.id = RegistryOfTests.reportedAs(receipt).toString();
    }

    /** The same about no unit. */
    public static CaseOfTests ofNoUnit(RegistryOfTests registry, String narrative) {
        return new CaseOfTests(RegistryOfTests.report("", narrative), registry);
    }

    public RequestSpecification officer() {
        return registry.as("officer", "discipline-officer");
    }

    public RequestSpecification handler(String number) {
        return registry.as(number, "complaint-handler");
    }

    public String address() {
        return COMPLAINTS + "/" + id;
    }

    /** Makes a move as somebody who has just read the case. */
    public Response move(RequestSpecification caller, String move, String body) {
        return caller.header("If-Match", tag()).body(body).post(address() + "/" + move);
    }

    /** The same of a move that takes no body. */
    public Response move(RequestSpecification caller, String move) {
        return caller.header("If-Match", tag()).post(address() + "/" + move);
    }

    /** The same as a discipline officer; it must be made. */
    public ValidatableResponse moved(String move) {
        return move(officer(), move).then().statusCode(200);
    }

    /** The same by another discipline officer. */
    public ValidatableResponse movedByAnother(String move, String body) {
        return move(registry.as("another", "discipline-officer"), move, body)
                .then()
                .statusCode(200);
    }

    /** What has ended is taken up again, by another than who ended it. */
    public ValidatableResponse reopened(String reason) {
        return movedByAnother("reopening", reason);
    }

    /** The same of one that takes a body. */
    public ValidatableResponse moved(String move, String body) {
        return move(officer(), move, body).then().statusCode(200);
    }

    /** Merges it into another one. */
    public CaseOfTests mergedInto(CaseOfTests other) {
        moved("merger", "{\"intoId\":\"" + other.id + "\",\"reason\":\"a\"}");
        whole = other;
        return this;
    }

    /** What it was merged into. */
    public CaseOfTests whole() {
        return Objects.requireNonNull(whole);
    }

    public String tag() {
        return "\"v" + Database.number("select version from complaint where id = ?", UUID.fromString(id)) + "\"";
    }

    /** Registers a handler and takes the case to them, about these cadres. */
    public CaseOfTests assignedTo(String number, UUID... subjects) {
        moved(
                "screening",
                "{\"severity\":\"SERIOUS\",\"assessment\":\"a\",\"subjects\":{\"cadreIds\":" + ids(subjects) + "}}");
        return assignedOn(number);
    }

    /** Takes it on from where it is screened to a handler who is registered or is now. */
    public CaseOfTests assignedOn(String number) {
        register(number);
        moved("acceptance", "");
        moved("assignment", "{\"staffNumber\":\"" + registry.staff(number) + "\"}");
        return this;
    }

    public void register(String number) {
        register(number, registry.town);
    }

    /** Registers a handler of a unit. */
    public void register(String number, UUID unit) {
        registry.as("officer", "discipline-officer")
                .body("{\"staffNumber\":\"%s\",\"unitId\":\"%s\",\"competences\":[\"LEAK\"],\"takesCases\":true}"
                        .formatted(registry.staff(number), unit))
                .post("/complaint/v1/handlers");
    }

    /** Takes it to where it is found to be substantiated. */
    public CaseOfTests substantiated(String breachIds) {
        return found(CaseFinding.SUBSTANTIATED, breachIds);
    }

    /** The same with whatever is found. */
    public CaseOfTests found(CaseFinding finding, String breachIds) {
        moved("investigation", "{\"findings\":\"b\"}");
        movedByAnother(
                "conclusion",
                "{\"finding\":\"" + finding + "\",\"reason\":\"c\",\"breachCadreIds\":" + breachIds + "}");
        return this;
    }

    /** Imposes a measure, somebody of the city seeing to it; returns its id. */
    public String measured(String body) {
        moved("measures", body);
        return officer().get(address() + "/case").path("measures.find { it.doneOn == null }.id");
    }

    /** Says that something came of a measure. */
    public void resulted(String measure) {
        moved("measures/" + measure + "/result", "{\"result\":\"已完成\"}");
    }

    public static String ids(UUID... ids) {
        return Stream.of(ids).map(id -> "\"" + id + "\"").toList().toString();
    }
}
