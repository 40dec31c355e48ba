/** A real Kafka broker without Docker, with the topics and the access rights of deploy/kafka. */
@org.jspecify.annotations.NullMarked
package dev.qingfeng.local.kafka;
