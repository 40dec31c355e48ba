package dev.qingfeng.platform.testing.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of break of an event is found; optional fields may be added. */
class EventCompatibilityTest {

    private static final String PAYLOAD = """
            $id: urn:qingfeng:event:dev.qingfeng.letters.sent.v1
            type: object
            properties:
              letterId: {type: string, format: uuid}
              state: {type: string, enum: [SENT, LOST]}
              method: {type: string, const: POST}
              pages: {type: integer, minimum: 1}
              stamps: {type: array, items: {type: object, properties: {value: {type: integer}}, required: [value]}}
            required: [letterId, state]
            """;

    private static final String ASYNCAPI = """
            channels:
              letters:
                address: qingfeng.letters.v1
                messages:
                  sent: {$ref: "#/components/messages/sent"}
              registry: {address: qingfeng.registry.v1}
            operations:
              send.letters: {action: send, channel: {$ref: "#/channels/letters"}}
              receive.registry: {action: receive, channel: {$ref: "#/channels/registry"}}
            components:
              messages:
                sent:
                  name: sent.v1
                  contentType: application/json
                  headers: {type: object, properties: {ce_id: {type: string, format: uuid}}, required: [ce_id]}
                  payload: {$ref: ./events/sent.v1.schema.json}
                  bindings: {kafka: {key: {type: string}}}
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            another schema         | /$id                                         | urn:other           | ce_dataschema names another schema
            type                   | /properties/pages/type                       | string              | an event: type was "integer" and is "string"
            integer to number      | /properties/pages/type                       | number              | an event: type was "integer" and is "number"
            nullable               | /properties/pages/type                       | [integer, "null"]   | an event: type was "integer" and is
            property removed       | /properties/pages                            |                     | an event: pages is gone
            property renamed       | /properties                                  | {id: {type: string}} | an event: letterId is gone
            not always there       | /required                                    | [letterId]          | an event: state is no longer always there
            enum widened           | /properties/state/enum                       | [SENT, LOST, FOUND] | an event: the values FOUND were not promised
            constant widened       | /properties/method                           | {type: string, enum: [POST, COURIER]} | an event: the values COURIER were not promised
            no longer enumerated   | /properties/state/enum                       |                     | an event: the values other than SENT, LOST were not promised
            format dropped         | /properties/letterId/format                  |                     | an event: format was "uuid" and is open
            bound lowered          | /properties/pages/minimum                    | 0                   | an event: minimum was 1 and is 0
            in a list: not always  | /properties/stamps/items/required            | []                  | an event: value is no longer always there
            in a list: type        | /properties/stamps/items/properties/value/type | string            | an event: type was "integer" and is "string"
            """)
    void aBreakOfThePayloadIsFound(String kind, String place, @Nullable String value, String sentence) {
        assertThat(EventCompatibility.breaksOfPayload(Edit.document(PAYLOAD), Edit.of(PAYLOAD, place, value)))
                .as(kind)
                .anySatisfy(found -> assertThat(found.toString()).contains(sentence));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            optional field         | /properties/weight                           | {type: integer}
            always there           | /required                                    | [letterId, state, pages]
            value no longer sent   | /properties/state/enum                       | [SENT]
            bound raised           | /properties/pages/minimum                    | 2
            words                  | /title                                       | A letter was sent
            """)
    void anAdditionToThePayloadPasses(String kind, String place, @Nullable String value) {
        assertThat(EventCompatibility.breaksOfPayload(Edit.document(PAYLOAD), Edit.of(PAYLOAD, place, value)))
                .as(kind)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            topic no longer sent   | /operations/send.letters                     |                     | send.letters is gone
            topic only received    | /operations/send.letters/action              | receive             | send.letters is gone
            another topic          | /channels/letters/address                    | qingfeng.post.v1    | the topic is another
            event no longer sent   | /channels/letters/messages/sent              |                     | sent is no longer sent
            another ce_type        | /components/messages/sent/name               | sent.v2             | ce_type is another
            another media type     | /components/messages/sent/contentType        | text/plain          | the payload is of another media type
            another payload        | /components/messages/sent/payload/$ref       | ./events/other.json | the payload has another schema
            key of another type    | /components/messages/sent/bindings/kafka/key/type | integer        | an event: type was "string" and is "integer"
            header removed         | /components/messages/sent/headers/properties | {}                  | an event: ce_id is gone
            header not always      | /components/messages/sent/headers/required   | []                  | an event: ce_id is no longer always there
            """)
    void aBreakOfTheTopicsIsFound(String kind, String place, @Nullable String value, String sentence) {
        assertThat(EventCompatibility.breaksOfAsyncApi(Edit.document(ASYNCAPI), Edit.of(ASYNCAPI, place, value)))
                .as(kind)
                .anySatisfy(found -> assertThat(found.toString()).contains(sentence));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            topic                  | /channels/more                               | {address: qingfeng.more.v1}
            event on a topic       | /channels/letters/messages/lost              | {name: lost.v1}
            header                 | /components/messages/sent/headers/properties/more | {type: string}
            topic not consumed     | /operations/receive.registry                 |
            """)
    void anAdditionToTheTopicsPasses(String kind, String place, @Nullable String value) {
        assertThat(EventCompatibility.breaksOfAsyncApi(Edit.document(ASYNCAPI), Edit.of(ASYNCAPI, place, value)))
                .as(kind)
                .isEmpty();
    }
}
