package io.scaleguide.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes as readers want them. */
public final class Inputs {
    private Inputs() {}

    /**
     * @param input any bytes
     * @return the same as text; what is no UTF-8 is a question mark
     */
    public static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /**
     * Hands bytes over in a file.
     *
     * @param name the file's name
     * @param input its content
     * @param reader who reads it
     * @throws Exception what the reader throws
     */
    public static void file(String name, byte[] input, Reader reader) throws Exception {
        Path folder = Files.createTempDirectory("scaleguide-fuzz-");
        Path file = Files.write(folder.resolve(name), input);
        try {
            reader.read(file, folder);
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    /** Who reads a file. */
    @FunctionalInterface
    public interface Reader {
        /**
         * @param file the file
         * @param folder its folder, with nothing else in it
         * @throws IOException where it cannot be read
         */
        void read(Path file, Path folder) throws IOException;
    }
}
