package io.scaleguide.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is read of a program that Go made; {@code SupplyIT} reads the real one. */
class GoProgramTest {
    private static final String LIST = """
            path\tpond.example/frog
            mod\tpond.example/frog\t(devel)\t
            dep\tgithub.com/Pond/Newt\tv1.2.0+incompatible\th1:newt=
            dep\tpond.example/old\tv1.0.0
            =>\tpond.example/new\tv1.1.0\th1:new=
            build\t-buildmode=c-shared
            """;

    @Test
    void theModulesAreToldWithGosOwnLibraryFirstAndWhatWasTakenInThePlaceOfOthers() throws IOException {
        assertThat(GoProgram.modules(new ByteArrayInputStream(program(LIST))))
                .containsExactly(
                        new GoModule("stdlib", "1.25.10", ""),
                        new GoModule("github.com/Pond/Newt", "v1.2.0+incompatible", "h1:newt="),
                        new GoModule("pond.example/new", "v1.1.0", "h1:new="));
    }

    @Test
    void aModuleIsNamedAsScannersNameIt() {
        assertThat(new GoModule("github.com/Pond/Newt", "v1.2.0+incompatible", "h1:newt=").purl())
                .isEqualTo("pkg:golang/github.com/pond/newt@v1.2.0%2Bincompatible");
    }

    @Test
    void whatIsNoProgramOfGosHasNoModules() throws IOException {
        assertThat(GoProgram.modules(new ByteArrayInputStream(new byte[100]))).isEmpty();
        assertThat(GoProgram.modules(new ByteArrayInputStream(new byte[0]))).isEmpty();
    }

    @Test
    void aProgramThatDoesNotTellHasNoModules() throws IOException {
        ByteArrayOutputStream program = new ByteArrayOutputStream();
        program.write(header());
        word(program, "go1.25.10");
        word(program, "");

        assertThat(GoProgram.modules(new ByteArrayInputStream(program.toByteArray())))
                .isEmpty();
    }

    @Test
    void whatIsCutOffOrTooLongIsRefused() throws IOException {
        byte[] whole = program(LIST);
        byte[] half = new ByteArrayInputStream(whole).readNBytes(whole.length - 20);
        assertThatThrownBy(() -> GoProgram.modules(new ByteArrayInputStream(half)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut off");

        ByteArrayOutputStream program = new ByteArrayOutputStream();
        program.write(header());
        program.write(new byte[] {-1, -1, -1, 0x7f});
        assertThatThrownBy(() -> GoProgram.modules(new ByteArrayInputStream(program.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too long");
    }

    /** A program as Go's linker makes it: its own bytes, the mark, Go's version, and the list between two marks. */
    static byte[] program(String list) throws IOException {
        ByteArrayOutputStream program = new ByteArrayOutputStream();
        program.write(new byte[64]);
        program.write(header());
        word(program, "go1.25.10");
        word(program, "-".repeat(16) + list + "-".repeat(16));
        program.write(new byte[7]);
        return program.toByteArray();
    }

    private static byte[] header() {
        byte[] header = new byte[32];
        byte[] mark = "\u00ff Go buildinf:\u0008\u0002".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(mark, 0, header, 0, mark.length);
        return header;
    }

    private static void word(ByteArrayOutputStream program, String word) throws IOException {
        byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
        int length = bytes.length;
        while (length > 0x7f) {
            program.write(length & 0x7f | 0x80);
            length >>= 7;
        }
        program.write(length);
        program.write(bytes);
    }
}
