package dev.qingfeng.inspection.ballotform;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a draft asks from now on. */
public record ChangeBallotFormRequest(
        @NotNull @Valid @Schema(examples = EXAMPLE) FormDefinition definition) {

    /** A short questionnaire. */
    static final String EXAMPLE = """
            {"title":{"zhHans":"换届纪律问卷","zhHant":"換屆紀律問卷","en":"Discipline questionnaire"},"questions":[\
            {"code":"awareness","block":"AWARENESS","kind":"RATE","about":"NONE","text":{"zhHans":"您是否知道换届纪律?",\
            "zhHant":"您是否知道換屆紀律?","en":"Do you know the discipline of the transition?"},"choices":[\
            {"label":{"zhHans":"知道","zhHant":"知道","en":"yes"},"meaning":"AWARE"},\
            {"label":{"zhHans":"不知道","zhHant":"不知道","en":"no"},"meaning":"UNAWARE"}],"classes":[]},\
            {"code":"canvassing","block":"BREACH_VIEWS","kind":"RATE","about":"NONE","text":{"zhHans":"您认为有拉票行为吗?",\
            "zhHant":"您認為有拉票行為嗎?","en":"Do you think that there was canvassing?"},"choices":[\
            {"label":{"zhHans":"有","zhHant":"有","en":"yes"},"meaning":"YES"},\
            {"label":{"zhHans":"没有","zhHant":"沒有","en":"no"},"meaning":"NO"}],"classes":[]}]}""";
}
