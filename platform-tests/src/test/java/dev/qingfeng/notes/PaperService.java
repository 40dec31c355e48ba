package dev.qingfeng.notes;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.ConfidentialFiles;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.PaperType;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class PaperService {

    static final String PLACE = "paper";

    private final ConfidentialFiles files;

    PaperService(ConfidentialFiles files) {
        this.files = files;
    }

    @Transactional
    ConfidentialFile keep(Upload upload) {
        return files.keep(upload, List.of(PaperType.values()), PLACE);
    }

    @Transactional
    FileContent open(UUID id, String place) {
        return files.open(id, place);
    }

    @Transactional
    ConfidentialFile describe(UUID id) {
        return Optional.ofNullable(files.describe(List.of(id)).get(id))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
