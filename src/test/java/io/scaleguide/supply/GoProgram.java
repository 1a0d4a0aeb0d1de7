package io.scaleguide.supply;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a program or library that Go made tells of the modules in it, as {@code go version -m} prints it. Go's linker puts it behind a mark at a multiple of 16
 * bytes, also into programs that are stripped of all else (debug/buildinfo in Go's library, since Go 1.18).
 */
final class GoProgram {
    private static final byte[] MARK = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ALIGNMENT = 16;
    private static final int HEADER = 32;
    private static final int FLAGS = 15;
    private static final int WORDS_FOLLOW = 2;

    /** The list of modules stands between two marks of 16 bytes. */
    private static final int FENCE = 16;

    /** Ours has some 12 KiB. */
    private static final int LONGEST = 1 << 20;

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dylib|dll)");

    private GoProgram() {}

    /**
     * The modules in the native libraries of a jar, with Go's own library first as {@code stdlib}, as scanners call it.
     *
     * @return empty when there is no library that Go made, or it does not tell
     */
    static List<GoModule> modulesOf(Path jar) throws IOException {
        List<GoModule> modules = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                if (NATIVE.matcher(entry.getName()).matches()) {
                    try (InputStream library = zip.getInputStream(entry)) {
                        modules.addAll(modules(library));
                    }
                }
            }
        }
        return modules;
    }

    /** The modules in one program; empty when Go did not make it, or it does not tell. */
    static List<GoModule> modules(InputStream program) throws IOException {
        InputStream in = new BufferedInputStream(program, 1 << 16);
        byte[] block = new byte[ALIGNMENT];
        while (in.readNBytes(block, 0, ALIGNMENT) == ALIGNMENT) {
            if (Arrays.equals(block, 0, MARK.length, MARK, 0, MARK.length) && (block[FLAGS] & WORDS_FOLLOW) != 0) {
                in.skipNBytes(HEADER - ALIGNMENT);
                String go = words(in);
                String list = words(in);
                return list.length() < 2 * FENCE ? List.of() : modules(go, list);
            }
        }
        return List.of();
    }

    private static List<GoModule> modules(String go, String list) {
        List<GoModule> modules = new ArrayList<>();
        modules.add(new GoModule("stdlib", go.replaceFirst("^go", ""), ""));
        for (String line : list.substring(FENCE, list.length() - FENCE).split("\n")) {
            String[] columns = line.split("\t", -1);
            module(columns).ifPresent(module -> {
                if (columns[0].equals("=>")) {
                    modules.remove(modules.size() - 1);
                }
                modules.add(module);
            });
        }
        return modules;
    }

    /** A line names a module, or what was taken in the place of the one before it, which has no sum; other lines say how it was built. */
    private static Optional<GoModule> module(String[] columns) {
        boolean isModule = columns.length >= 3 && (columns[0].equals("dep") || columns[0].equals("=>"));
        return isModule
                ? Optional.of(new GoModule(columns[1], columns[2], columns.length > 3 ? columns[3] : ""))
                : Optional.empty();
    }

    /** Some words after their length, seven bits of which are in each byte, the lowest first. */
    private static String words(InputStream in) throws IOException {
        int length = 0;
        int shift = 0;
        int next = 0x80;
        while ((next & 0x80) != 0) {
            next = in.read();
            if (next < 0 || shift > 21) {
                throw new IOException("What Go says of a program is cut off.");
            }
            length |= (next & 0x7f) << shift;
            shift += 7;
        }
        if (length > LONGEST) {
            throw new IOException("What Go says of a program is too long: " + length + " bytes.");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("What Go says of a program is cut off.");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
