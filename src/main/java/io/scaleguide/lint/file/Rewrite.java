package io.scaleguide.lint.file;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.scaleguide.lint.source.SourceText;
import io.scaleguide.lint.trap.Masking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;

/**
 * A file's text, and what it is to become.
 *
 * @param before the text
 * @param after the same file's new text
 */
public record Rewrite(SourceText before, SourceText after) {
    /** Lines around a change, as diff shows them. */
    private static final int CONTEXT = 2;

    /** @return whether anything changes */
    public boolean changes() {
        return !before.text().equals(after.text());
    }

    /** @return the change as a unified diff, keys masked; empty when nothing changes */
    public List<String> diff() {
        List<String> old = before.text().lines().toList();
        List<String> now = after.text().lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(before.file(), after.file(), old, DiffUtils.diff(old, now), CONTEXT)
                .stream()
                .map(Masking::of)
                .toList();
    }

    /**
     * Writes the new text: beside the file first, then in its place, so that the file is never half. A link stays one, and the file
     * keeps its permissions.
     *
     * @throws IOException when that fails; the file is then as it was
     */
    public void write() throws IOException {
        Path file = Path.of(before.file()).toRealPath();
        Path next = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        try {
            PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (posix != null) {
                Files.setPosixFilePermissions(next, posix.readAttributes().permissions());
            }
            Files.writeString(next, after.text());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
