package dev.qingfeng.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.Serial;

/** A date or instant in JSON that reads well and cannot be meant; see {@link PlausibleTime}. */
public final class ImplausibleTimeException extends InvalidFormatException {

    @Serial
    private static final long serialVersionUID = 1L;

    ImplausibleTimeException(JsonParser parser, Object value, Class<?> target) {
        super(parser, "lies outside the years 1900 to 2200", value, target);
    }
}
