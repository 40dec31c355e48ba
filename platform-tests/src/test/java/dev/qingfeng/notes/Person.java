package dev.qingfeng.notes;

import static io.restassured.RestAssured.given;

import dev.qingfeng.platform.testing.Token;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** Someone who writes notes over REST. */
record Person(String staffNumber) {

    static final String NOTES = "/notes/v1/notes";

    /** Somebody whom no other test knows. */
    static Person unknown() {
        return new Person("P" + UUID.randomUUID());
    }

    RequestSpecification request() {
        return given().auth()
                .oauth2(Token.of("cadre")
                        .staffNumber(staffNumber)
                        .unitPath("city")
                        .sign())
                .header("Accept-Language", "en");
    }

    Response write(String key, String text) {
        return post(key, "{\"text\": \"" + text + "\"}");
    }

    Response post(String key, String body) {
        return request()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(NOTES);
    }

    /** A new note with a text that no other has; returns its id. */
    UUID writeSomething() {
        String text = UUID.randomUUID().toString();
        return write(text, text).then().statusCode(201).extract().jsonPath().getUUID("id");
    }

    Response read(UUID note) {
        return request().get(NOTES + "/" + note);
    }

    /** With the If-Match header as it stands. */
    Response rewrite(UUID note, String ifMatch, String text) {
        return request()
                .header("If-Match", ifMatch)
                .contentType("application/json")
                .body("{\"text\": \"" + text + "\"}")
                .put(NOTES + "/" + note);
    }
}
