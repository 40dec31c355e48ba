package dev.qingfeng.complaint.access;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What belongs to a case is found at that case and at no other: whoever is blind to the one is let to it by none that they see. */
@QuarkusTest
class WhatBelongsToACaseTest {

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private CaseOfTests declined() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        of.moved("declination", "{\"reason\":\"a\"}");
        return of;
    }

    private static String firstOf(CaseOfTests of, String what) {
        return of.officer()
                .get(of.address() + what)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
    }

    @Test
    void noMessageFileOrRequestOfOneCaseIsThereInAnother() {
        CaseOfTests of = declined();
        RegistryOfTests.anybody()
                .body("{\"receipt\":\"" + of.receipt + "\",\"text\":\"補充\"}")
                .post("/complaint/v1/reports/messages")
                .then()
                .statusCode(201);
        RegistryOfTests.anybody()
                .header("Report-Receipt", of.receipt)
                .contentType("application/octet-stream")
                .body(PapersOfTests.saying("證據"))
                .post("/complaint/v1/reports/attachments")
                .then()
                .statusCode(201);
        of.officer()
                .body("{\"reason\":\"期滿\"}")
                .post(of.address() + "/erasure-requests")
                .then()
                .statusCode(201);
        String message = "/messages/" + firstOf(of, "/messages");
        String file = "/attachments/" + firstOf(of, "/attachments");
        String request = "/erasure-requests/" + firstOf(of, "/erasure-requests");
        CaseOfTests other = declined();
        for (String path : List.of(message, file, file + "/content", request)) {
            of.officer().get(of.address() + path).then().statusCode(200);
            notThere(other.officer().get(other.address() + path));
        }
        for (String path : List.of(message + "/reading", request + "/approval", request + "/refusal")) {
            RequestSpecification another =
                    registry.as("another", "discipline-officer").header("If-Match", "*");
            notThere(another.post(other.address() + path));
        }
    }

    private static void notThere(Response answer) {
        answer.then().statusCode(404).body("code", equalTo("not-found"));
    }
}
