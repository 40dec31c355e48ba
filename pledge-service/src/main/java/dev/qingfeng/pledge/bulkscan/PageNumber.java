package dev.qingfeng.pledge.bulkscan;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of a file, in a path. What is no number names no page.
 *
 * @param value counts from 1; 0 for what is none
 */
@Schema(type = SchemaType.INTEGER, implementation = Integer.class)
public record PageNumber(int value) {

    public static PageNumber fromString(String text) {
        return new PageNumber(text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0);
    }
}
