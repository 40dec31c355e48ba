/** What is pledged: adopted texts, which never change. */
@NullMarked
package dev.qingfeng.pledge.text;

import org.jspecify.annotations.NullMarked;
