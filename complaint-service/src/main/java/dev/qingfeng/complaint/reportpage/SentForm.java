package dev.qingfeng.complaint.reportpage;

import dev.qingfeng.complaint.attachment.AttachmentService;
import dev.qingfeng.complaint.attachment.FileName;
import dev.qingfeng.complaint.attachment.NamedUpload;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.confidential.Uploads;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.StorableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;

/**
 * What a form sent, read part by part as it comes: texts into memory, up to their bound, and each file encrypted as it is received. Quarkus
 * would write the parts to the disk in the clear.
 */
final class SentForm {

    /** 20,000 characters of up to four bytes. */
    private static final int LONGEST_TEXT = 80_000;

    private static final int MOST_PARTS = 64;
    private static final int LONGEST_HEADER = 2048;

    private final Map<String, String> texts = new HashMap<>();
    private final List<NamedUpload> files = new ArrayList<>();

    private SentForm() {}

    /** Nothing yet. */
    static SentForm empty() {
        return new SentForm();
    }

    /** One field. */
    static SentForm of(String field, String text) {
        SentForm form = new SentForm();
        form.texts.put(field, text);
        return form;
    }

    /** Asked before the first file of a form is taken in, with what was read before it. Refuses by throwing; the rest is not read then. */
    interface BeforeFiles {

        void pass(SentForm readSoFar);
    }

    /**
     * Reads a form to its end; what was read before a refusal is there nevertheless. Refuses with 400 {@code malformed-request} what is
     * none, with 413 {@code body-too-large} and {@code file-too-large}, with 409 {@code too-many-attachments}, and as it is asked before
     * files; what its files are is refused when they are to be kept.
     */
    void read(InputStream body, String contentType, Uploads uploads, BeforeFiles beforeFiles) throws IOException {
        try {
            FileItemInputIterator parts = new Parts().getItemIterator(new Body(body, contentType));
            int count = 0;
            while (parts.hasNext()) {
                count++;
                if (count > MOST_PARTS) {
                    throw ProblemException.of(PlatformProblem.MALFORMED_REQUEST);
                }
                take(parts.next(), uploads, beforeFiles);
            }
        } catch (FileUploadException | IllegalArgumentException e) {
            throw ProblemException.of(PlatformProblem.MALFORMED_REQUEST);
        }
    }

    /** To close a part that is refused would be to read it to its end. */
    private void take(FileItemInput part, Uploads uploads, BeforeFiles beforeFiles) throws IOException {
        InputStream content = part.getInputStream();
        if (part.isFormField()) {
            texts.put(part.getFieldName(), text(content));
        } else {
            PushbackInputStream begun = new PushbackInputStream(content);
            int first = begun.read();
            // A field in which no file was chosen sends an empty one without a name.
            if (first >= 0) {
                if (files.isEmpty()) {
                    beforeFiles.pass(this);
                }
                AttachmentService.requireRoom(files.size());
                begun.unread(first);
                Upload upload = uploads.receive(begun, AttachmentService.MEGABYTES);
                files.add(new NamedUpload(upload, FileName.last(part.getName())));
            }
        }
        content.close();
    }

    private static String text(InputStream content) throws IOException {
        byte[] text = content.readNBytes(LONGEST_TEXT + 1);
        if (text.length > LONGEST_TEXT) {
            throw ProblemException.of(PlatformProblem.BODY_TOO_LARGE);
        }
        // A form sends each end of a line as two characters.
        String read = new String(text, StandardCharsets.UTF_8).replace("\r\n", "\n");
        if (!StorableText.isStorable(read)) {
            throw ProblemException.of(PlatformProblem.MALFORMED_REQUEST);
        }
        return read;
    }

    /** Its files, without what says where they come from: they take a while, so call it once nothing else is wrong with the form. */
    List<NamedUpload> filesWithoutMetadata(Uploads uploads) throws IOException {
        List<NamedUpload> bare = new ArrayList<>();
        for (NamedUpload file : files) {
            bare.add(new NamedUpload(uploads.withoutMetadata(file.upload()), file.name()));
        }
        return bare;
    }

    /** Without blanks around it; empty if it was not sent. */
    String text(String field) {
        return texts.getOrDefault(field, "").strip();
    }

    private record Body(InputStream stream, String contentType) implements RequestContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return stream;
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }

    /** Only what reads a stream; nothing of it knows the disk. */
    private static final class Parts extends AbstractFileUpload<RequestContext, DiskFileItem, DiskFileItemFactory> {

        Parts() {
            setHeaderCharset(StandardCharsets.UTF_8);
            setMaxPartHeaderSize(LONGEST_HEADER);
        }

        @Override
        public FileItemInputIterator getItemIterator(RequestContext request) throws IOException {
            return super.getItemIterator(request);
        }

        @Override
        public Map<String, List<DiskFileItem>> parseParameterMap(RequestContext request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<DiskFileItem> parseRequest(RequestContext request) {
            throw new UnsupportedOperationException();
        }
    }
}
