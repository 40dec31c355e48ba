/** The whole system as ./start runs it, seen from outside: over HTTP, Kafka and signals to its processes. */
@NullMarked
package dev.qingfeng.acceptance;

import org.jspecify.annotations.NullMarked;
