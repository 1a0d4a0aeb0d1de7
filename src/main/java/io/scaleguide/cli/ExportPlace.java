package io.scaleguide.cli;

import io.scaleguide.disk.DiskException;
import io.scaleguide.disk.OwnFiles;
import io.scaleguide.guide.export.ExportFile;
import io.scaleguide.guide.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where an export goes.
 *
 * @param surroundings has the standard output
 * @param out the file or folder; empty for standard output
 * @param folder whether it is a folder
 * @param force whether files that are there are written over
 */
record ExportPlace(Surroundings surroundings, Optional<Path> out, boolean folder, boolean force) {
    /** Puts the files there; of a format that is one file, {@code out} is that file. Returns the exit code. */
    int put(List<ExportFile> files) {
        if (out.isEmpty()) {
            surroundings.out().print(files.get(0).text());
            surroundings.out().flush();
            return ExitCode.DONE;
        }
        Path place = out.get();
        Optional<String> refusal = refusal(place, files);
        if (refusal.isPresent()) {
            surroundings.err().println("scaleguide: " + refusal.get());
            return ExitCode.USAGE;
        }
        files.forEach(file -> write(target(place, file), file.text()));
        surroundings
                .out()
                .println("Written: " + (folder ? files.size() + " files in " + place : place) + "."
                        + (folder ? " Begin with " + place.resolve(files.get(0).path()) + "." : ""));
        return ExitCode.DONE;
    }

    private Optional<String> refusal(Path place, List<ExportFile> files) {
        if (Files.exists(place) && Files.isDirectory(place) != folder) {
            return Optional.of(place
                    + (folder ? " is a file. Name a folder with --out." : " is a folder. Name a file with --out."));
        }
        return files.stream()
                .map(file -> target(place, file))
                .filter(target -> Files.exists(target) && !force)
                .findFirst()
                .map(target -> target + " is there already. Name another with --out, or add --force to write over it.");
    }

    private Path target(Path place, ExportFile file) {
        return folder ? place.resolve(file.path()) : place;
    }

    private static void write(Path target, String text) {
        try {
            OwnFiles.replace(target, text);
        } catch (IOException e) {
            throw new DiskException("The export cannot be written.", target, "name another with --out", e);
        }
    }
}
