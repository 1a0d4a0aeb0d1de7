package io.scaleguide.lint.file;

import io.scaleguide.bounds.Bound;
import io.scaleguide.bounds.TooLargeException;
import io.scaleguide.lint.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that a user names, as texts.
 *
 * @param texts what could be read, in the order given; those of a folder in the order of the alphabet
 * @param problems what could not, a sentence each
 */
public record LintFiles(List<SourceText> texts, List<String> problems) {
    /** What stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    /** What standard input is called in what is printed. */
    public static final String STANDARD_INPUT_NAME = "<stdin>";

    private static final Set<String> ENDINGS = Set.of("yaml", "yml", "json", "md", "sh", "bash");

    /** Copies the lists. */
    public LintFiles {
        texts = List.copyOf(texts);
        problems = List.copyOf(problems);
    }

    /**
     * Reads files. A folder stands for all files below it that end in .yaml, .yml, .json, .md, .sh or .bash; what begins with a dot is left out.
     *
     * @param names files, folders, or {@value #STANDARD_INPUT}
     * @param input standard input
     * @return their texts
     */
    public static LintFiles read(List<String> names, InputStream input) {
        Map<String, SourceText> texts = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            if (name.equals(STANDARD_INPUT)) {
                take(STANDARD_INPUT_NAME, input, texts, problems);
                continue;
            }
            for (Path file : files(Path.of(name), problems)) {
                try (InputStream content = Files.newInputStream(file)) {
                    take(file.toString(), content, texts, problems);
                } catch (IOException e) {
                    problems.add(file + " cannot be read: " + why(e) + ".");
                }
            }
        }
        return new LintFiles(new ArrayList<>(texts.values()), problems);
    }

    private static List<Path> files(Path named, List<String> problems) {
        if (!Files.isDirectory(named)) {
            return List.of(named);
        }
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(named, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skip = !folder.equals(named) && hidden(folder);
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (!hidden(file) && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    problems.add(file + " cannot be read: " + why(failure) + ".");
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            problems.add(named + " cannot be read: " + why(e) + ".");
        }
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(named + " holds no YAML, JSON, Markdown or shell file.");
        }
        return files.stream().sorted().toList();
    }

    private static boolean hidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static void take(String name, InputStream content, Map<String, SourceText> texts, List<String> problems) {
        try {
            byte[] bytes = Bound.PAGE.read(content);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            texts.putIfAbsent(name, new SourceText(name, text));
        } catch (TooLargeException e) {
            problems.add(name + " " + e.getMessage() + "; that is no page or manifest.");
        } catch (CharacterCodingException e) {
            problems.add(name + " is not text in UTF-8.");
        } catch (IOException e) {
            problems.add(name + " cannot be read: " + why(e) + ".");
        }
    }

    private static String why(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return failure instanceof java.nio.file.AccessDeniedException
                ? "permission denied"
                : String.valueOf(failure.getMessage());
    }
}
