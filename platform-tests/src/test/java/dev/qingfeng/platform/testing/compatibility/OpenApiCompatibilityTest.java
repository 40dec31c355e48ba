package dev.qingfeng.platform.testing.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of break, seeded into one document, is found; every kind of addition passes. */
class OpenApiCompatibilityTest {

    private static final String RELEASED = """
            openapi: 3.1.0
            paths:
              /letters:
                get:
                  operationId: listLetters
                  parameters:
                    - {name: limit, in: query, schema: {type: integer, format: int32, minimum: 1, maximum: 500, default: 50}}
                    - {name: Accept-Language, in: header, schema: {type: string}}
                  responses:
                    "200":
                      content:
                        application/json: {schema: {$ref: "#/components/schemas/Page"}}
                        text/csv: {schema: {type: string}}
                      headers: {ETag: {required: true, schema: {type: string}}}
                    "404": {$ref: "#/components/responses/Refused"}
                  security: [{keycloak: []}]
                  x-roles: [auditor, clerk]
                post:
                  operationId: writeLetter
                  requestBody:
                    content:
                      application/json: {schema: {$ref: "#/components/schemas/WriteLetter"}}
                  responses:
                    "201": {content: {application/json: {schema: {$ref: "#/components/schemas/Letter"}}}}
                  security: []
                  x-roles: []
                delete:
                  operationId: burnLetters
                  responses: {"204": {description: Burnt}}
                  security: [{keycloak: []}]
                  x-roles: []
            components:
              responses:
                Refused: {content: {application/problem+json: {schema: {type: object}}}}
              schemas:
                Name: {type: string, maxLength: 20}
                Sender: {type: string}
                Kind: {type: string, enum: [PLAIN, SEALED]}
                Page:
                  type: object
                  required: [items]
                  properties:
                    items: {type: array, items: {$ref: "#/components/schemas/Letter"}}
                    next: {type: string}
                Letter:
                  type: object
                  required: [id, kind]
                  properties:
                    id: {type: string, format: uuid}
                    kind: {$ref: "#/components/schemas/Kind"}
                    pages: {type: integer, format: int32}
                    answers: {$ref: "#/components/schemas/Letter"}
                    closed: {type: object, additionalProperties: false, properties: {a: {type: string}}}
                    sender: {anyOf: [{$ref: "#/components/schemas/Sender"}, {type: integer}]}
                    dated: {allOf: [{type: object, required: [day], properties: {day: {type: string, format: date}}}]}
                WriteLetter:
                  type: object
                  required: [text]
                  properties:
                    text: {$ref: "#/components/schemas/Name", description: What it says, pattern: "^[A-Z]"}
                    kind: {type: string, enum: [PLAIN, SEALED, OPEN]}
                    pages: {type: number, minimum: 1, maximum: 9}
                    copies: {type: array, items: {type: string}, maxItems: 3}
                    note: {type: [string, "null"]}
                    labels: {type: object, additionalProperties: {type: string, maxLength: 5}}
                    sender: {oneOf: [{type: string}, {type: integer}]}
                    even: {type: integer, multipleOf: 2}
            """;

    @Test
    void whatIsUnchangedIsKept() {
        assertThat(OpenApiCompatibility.breaks(Edit.document(RELEASED), Edit.document(RELEASED)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            path removed                    | /paths/~1letters                                        |               | GET /letters is gone
            operation removed               | /paths/~1letters/post                                   |               | POST /letters is gone
            operation renamed               | /paths/~1letters/post/operationId                       | scribble      | operationId is what generated clients call it by
            parameter removed               | /paths/~1letters/get/parameters                         |               | the query parameter limit is gone
            parameter required now          | /paths/~1letters/delete/parameters                      | [{name: why, in: query, required: true, schema: {type: string}}] | the query parameter why is required and was not there
            header required now             | /paths/~1letters/post/parameters                        | [{name: Sealed-By, in: header, required: true, schema: {type: string}}] | the header parameter sealed-by is required and was not there
            body no longer taken            | /paths/~1letters/post/requestBody                       |               | the body is no longer taken
            body required now               | /paths/~1letters/post/requestBody/required              | true          | the body is required and was not
            body where there was none       | /paths/~1letters/delete/requestBody                     | {required: true, content: {}} | the body is required and was not
            body of another media type      | /paths/~1letters/post/requestBody/content               | {text/csv: {}} | the body is no longer application/json
            success status removed          | /paths/~1letters/post/responses/201                     |               | the answer 201 is gone
            refusal removed                 | /paths/~1letters/get/responses/404                      |               | the answer 404 is gone
            another success status          | /paths/~1letters/post/responses/202                     | {description: Later} | the answer 202 means success too
            answer of another media type    | /paths/~1letters/get/responses/200/content/text~1csv    |               | the answer 200 is no longer text/csv
            answer without its schema       | /paths/~1letters/post/responses/201/content/application~1json | {}      | the schema is gone
            answer's header removed         | /paths/~1letters/get/responses/200/headers/ETag         |               | the header ETag of 200 is gone
            answer's header not always      | /paths/~1letters/get/responses/200/headers/ETag/required | false        | the header ETag of 200 is no longer always there
            token needed now                | /paths/~1letters/post/security                          | [{keycloak: []}] | a token is needed and was not
            role shut out                   | /paths/~1letters/get/x-roles                            | [auditor]     | the role clerk may no longer call it
            anybody shut out                | /paths/~1letters/delete/x-roles                         | [auditor]     | only [auditor] may call it
            request: type                   | /components/schemas/WriteLetter/properties/note/type    | [integer, "null"] | a request: type was
            request: null refused           | /components/schemas/WriteLetter/properties/note/type    | string        | a request: type was
            request: number to integer      | /components/schemas/WriteLetter/properties/pages/type   | integer       | a request: type was "number" and is "integer"
            request: property removed       | /components/schemas/WriteLetter/properties/note         |               | a request: note is gone
            request: property required      | /components/schemas/WriteLetter/required                | [text, kind]  | a request: kind is required and was not
            request: enum narrowed          | /components/schemas/WriteLetter/properties/kind/enum    | [PLAIN, OPEN] | a request: the values SEALED are no longer taken
            request: enumerated now         | /components/schemas/WriteLetter/properties/note/enum    | [A]           | a request: the values other than A are no longer taken
            request: maxLength lower        | /components/schemas/Name/maxLength                      | 19            | a request: maxLength was 20 and is 19
            request: minLength added        | /components/schemas/WriteLetter/properties/note/minLength | 1           | a request: minLength was open and is 1
            request: pattern changed        | /components/schemas/WriteLetter/properties/text/pattern | ^[A-F]        | a request: pattern was
            request: pattern added          | /components/schemas/WriteLetter/properties/note/pattern | x             | a request: pattern was open and is "x"
            request: format added           | /components/schemas/WriteLetter/properties/note/format  | date          | a request: format was open and is "date"
            request: maximum lower          | /components/schemas/WriteLetter/properties/pages/maximum | 8.5          | a request: maximum was 9 and is 8.5
            request: minimum higher         | /components/schemas/WriteLetter/properties/pages/minimum | 2            | a request: minimum was 1 and is 2
            request: maxItems lower         | /components/schemas/WriteLetter/properties/copies/maxItems | 2          | a request: maxItems was 3 and is 2
            request: unique items           | /components/schemas/WriteLetter/properties/copies/uniqueItems | true    | a request: uniqueItems was open and is true
            request: type of items          | /components/schemas/WriteLetter/properties/copies/items/type | integer  | a request: type was "string" and is "integer"
            request: closed                 | /components/schemas/WriteLetter/additionalProperties    | false         | a request: additionalProperties was open and is false
            request: type of map's values   | /components/schemas/WriteLetter/properties/labels/additionalProperties/maxLength | 4 | a request: maxLength was 5 and is 4
            request: alternative removed    | /components/schemas/WriteLetter/properties/sender/oneOf | [{type: string}] | a request: an alternative
            request: other keyword          | /components/schemas/WriteLetter/properties/even/multipleOf | 4          | a request: multipleOf was 2 and is 4
            request: default changed        | /paths/~1letters/get/parameters                         | [{name: limit, in: query, schema: {type: integer, format: int32, minimum: 1, maximum: 500, default: 20}}, {name: Accept-Language, in: header, schema: {type: string}}] | a request: default was 50 and is 20
            answer: type                    | /components/schemas/Letter/properties/pages/type        | string        | an answer: type was "integer" and is "string"
            answer: integer to number       | /components/schemas/Letter/properties/pages/type        | number        | an answer: type was "integer" and is "number"
            answer: int32 to int64          | /components/schemas/Letter/properties/pages/format      | int64         | an answer: format was "int32" and is "int64"
            answer: nullable by type        | /components/schemas/Letter/properties/pages/type        | [integer, "null"] | an answer: type was "integer" and is
            answer: nullable by alternative | /components/schemas/Letter/properties/kind              | {anyOf: [{$ref: "#/components/schemas/Kind"}, {type: "null"}]} | an answer: an alternative
            answer: type dropped            | /components/schemas/Letter/properties/pages             | {}            | an answer: type was "integer" and is open
            answer: property removed        | /components/schemas/Letter/properties/pages             |               | an answer: pages is gone
            answer: not always there        | /components/schemas/Letter/required                     | [id]          | an answer: kind is no longer always there
            answer: list not always there   | /components/schemas/Page/required                       | []            | an answer: items is no longer always there
            answer: enum widened            | /components/schemas/Kind/enum                           | [PLAIN, SEALED, OPEN] | an answer: the values OPEN were not promised
            answer: no longer enumerated    | /components/schemas/Kind                                | {type: string} | an answer: the values other than PLAIN, SEALED were not promised
            answer: format dropped          | /components/schemas/Letter/properties/id/format         |               | an answer: format was "uuid" and is open
            answer: added where closed      | /components/schemas/Letter/properties/closed/properties/b | {type: string} | an answer: b is new, where nothing was to be added
            answer: alternative added       | /components/schemas/Letter/properties/sender/anyOf      | [{$ref: "#/components/schemas/Sender"}, {type: integer}, {type: boolean}] | an answer: an alternative
            answer: in a part of the whole  | /components/schemas/Letter/properties/dated/allOf       | [{type: object, properties: {day: {type: string, format: date}}}] | an answer: day is no longer always there
            """)
    void aBreakIsFound(String kind, String place, @Nullable String value, String sentence) {
        assertThat(OpenApiCompatibility.breaks(Edit.document(RELEASED), Edit.of(RELEASED, place, value)))
                .as(kind)
                .anySatisfy(found -> assertThat(found.toString()).contains(sentence));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            path                            | /paths/~1notes                                          | {get: {operationId: listNotes, responses: {}}}
            operation                       | /paths/~1letters/put                                    | {operationId: rewrite, responses: {}}
            optional parameter              | /paths/~1letters/delete/parameters                      | [{name: why, in: query, schema: {type: string}}]
            optional body                   | /paths/~1letters/delete/requestBody                     | {content: {application/json: {}}}
            body of a further media type    | /paths/~1letters/post/requestBody/content/text~1csv     | {}
            answer of a further media type  | /paths/~1letters/post/responses/201/content/text~1csv   | {}
            refusal                         | /paths/~1letters/post/responses/409                     | {$ref: "#/components/responses/Refused"}
            answer's header                 | /paths/~1letters/post/responses/201/headers             | {Location: {schema: {type: string}}}
            role                            | /paths/~1letters/get/x-roles                            | [auditor, clerk, officer]
            open to anybody                 | /paths/~1letters/delete/security                        | []
            words                           | /components/schemas/Letter/description                  | What was written
            request: optional property      | /components/schemas/WriteLetter/properties/more         | {type: string}
            request: no longer required     | /components/schemas/WriteLetter/required                | []
            request: null taken             | /components/schemas/WriteLetter/properties/pages/type   | [number, "null"]
            request: value                  | /components/schemas/WriteLetter/properties/kind/enum    | [PLAIN, SEALED, OPEN, TORN]
            request: maxLength higher       | /components/schemas/Name/maxLength                      | 21
            request: maximum higher         | /components/schemas/WriteLetter/properties/pages/maximum | 10
            request: minimum dropped        | /components/schemas/WriteLetter/properties/pages/minimum |
            request: pattern dropped        | /components/schemas/WriteLetter/properties/text/pattern |
            request: alternative            | /components/schemas/WriteLetter/properties/sender/oneOf | [{type: string}, {type: integer}, {type: boolean}]
            answer: optional property       | /components/schemas/Letter/properties/more              | {type: string}
            answer: always there            | /components/schemas/Letter/required                     | [id, kind, pages]
            answer: value no longer given   | /components/schemas/Kind/enum                           | [PLAIN]
            answer: maxLength added         | /components/schemas/Page/properties/next/maxLength      | 100
            answer: alternative not given   | /components/schemas/Letter/properties/sender/anyOf      | [{type: integer}]
            answer: schema told in place    | /components/schemas/Letter/properties/kind              | {type: string, enum: [PLAIN, SEALED]}
            """)
    void anAdditionPasses(String kind, String place, @Nullable String value) {
        assertThat(OpenApiCompatibility.breaks(Edit.document(RELEASED), Edit.of(RELEASED, place, value)))
                .as(kind)
                .isEmpty();
    }

    @Test
    void aBreakSaysWhereItIs() {
        assertThat(OpenApiCompatibility.breaks(
                        Edit.document(RELEASED),
                        Edit.of(RELEASED, "/components/schemas/Letter/properties/pages", null)))
                .extracting(Break::toString)
                .containsExactly("an answer: pages is gone (/components/schemas/Letter/properties/pages)");
    }
}
