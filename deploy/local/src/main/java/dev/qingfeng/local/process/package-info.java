/** What every part needs: child processes that end with their parent, ports, refusals in one sentence. */
@org.jspecify.annotations.NullMarked
package dev.qingfeng.local.process;
