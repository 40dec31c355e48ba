package dev.qingfeng.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfPrinterTest {

    private final PdfPrinter printer = new PdfPrinter(new PrintFont());

    private static String page(String body) {
        return "<html><head><style>body { font-family: Documents; }</style></head><body>" + body + "</body></html>";
    }

    private String printed(String body) throws IOException {
        try (PDDocument document = Loader.loadPDF(printer.print(page(body)))) {
            return new PDFTextStripper().getText(document).strip();
        }
    }

    @Test
    void simplifiedTraditionalAndLatinArePrinted() throws IOException {
        String text = "严肃换届纪律 嚴肅換屆紀律 Transition discipline, ǐ〇《》喆堃";
        assertThat(printed("<p>" + text + "</p>")).isEqualTo(text);
    }

    @Test
    void aCharacterThatTheFontLacksIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> printer.print(page("<p>承诺</p><p data-what=\"姓名\">王<b>𠮷</b></p>")))
                .hasMessage("character-not-printable");
    }

    @Test
    void nothingIsFetched() throws IOException {
        try (ServerSocket somewhere = new ServerSocket(0)) {
            somewhere.setSoTimeout(300);
            String address = "http://127.0.0.1:" + somewhere.getLocalPort() + "/x.png";
            assertThat(printed("<p>承诺<img src=\"" + address + "\"/><img src=\"file:///etc/hostname\"/></p>"))
                    .isEqualTo("承诺");
            assertThatThrownBy(somewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void anEntityIsNoWayToAFile() {
        assertThatThrownBy(() -> printer.print(
                        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + page("<p>&x;</p>")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDocumentHoldsOnlyWhatItUsesOfTheFont() {
        assertThat(printer.print(page("<p>严肃换届纪律承诺书</p>"))).hasSizeLessThan(40_000);
    }

    @Test
    void aDocumentIsForTheArchiveAndHoldsNoFontButOurs() throws IOException {
        try (PDDocument document = Loader.loadPDF(printer.print(page("<p>承诺</p>")))) {
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .containsPattern("pdfaid:part>?=?\"?2");
            PDResources used = document.getPage(0).getResources();
            for (COSName name : used.getFontNames()) {
                assertThat(used.getFont(name).isEmbedded()).isTrue();
                assertThat(used.getFont(name).getName()).contains("NotoSerif");
            }
        }
    }
}
