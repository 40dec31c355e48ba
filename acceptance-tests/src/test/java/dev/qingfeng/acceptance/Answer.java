package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What a service answered. */
record Answer(HttpResponse<String> response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    boolean isAccepted() {
        return status() >= 200 && status() < 300;
    }

    /** The body, which must not be a refusal. */
    JsonNode accepted() {
        assertThat(isAccepted()).as("accepted: %s", this).isTrue();
        return json();
    }

    /** The problem document, which must be one with this status. */
    JsonNode refused(int status) {
        assertThat(status()).as("status of %s", this).isEqualTo(status);
        assertThat(needed("content-type")).startsWith("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("status").asInt()).as("%s", this).isEqualTo(status);
        return problem;
    }

    /** The code of the problem; empty if this is none. */
    String code() {
        return status() < 400 ? "" : json().path("code").asText();
    }

    /** The ETag as it is to be sent back. */
    String entityTag() {
        return needed("etag");
    }

    /** The version that the ETag names, as in {@code "v3"}. */
    long version() {
        return Long.parseLong(entityTag().replaceAll("^\"v|\"$", ""));
    }

    /** Empty if there is none. */
    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    private String needed(String name) {
        return header(name).orElseThrow(() -> new AssertionError("No header " + name + " in " + this));
    }

    /** The body, whatever the status. */
    JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + this, e);
        }
    }

    @Override
    public String toString() {
        return response + " " + response.body();
    }
}
