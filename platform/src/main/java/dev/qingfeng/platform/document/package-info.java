/** Documents for print: HTML to PDF in the font that travels along, and codes that are read back from paper. */
@NullMarked
package dev.qingfeng.platform.document;

import org.jspecify.annotations.NullMarked;
