package io.scaleguide.disk;

import java.io.IOException;
import java.nio.file.Path;

/** Something that had to be kept could not be written. Its message says what, where and why. */
public final class DiskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient DiskTrouble trouble;
    private final String what;
    private final String otherwise;

    /**
     * @param what what cannot be done, as a sentence
     * @param place the file or folder that was to be written
     * @param otherwise how to do without that folder, behind "or", for example "name another folder with --file"
     * @param cause what came of it
     */
    public DiskException(String what, Path place, String otherwise, IOException cause) {
        this(what, DiskTrouble.of(place, cause), otherwise, cause);
    }

    /**
     * Something for which there is a temporary folder.
     *
     * @param what what cannot be done, as a sentence
     * @param place the file or folder that was to be written
     * @param cause what came of it
     * @return the exception
     */
    public static DiskException temporary(String what, Path place, IOException cause) {
        return new DiskException(
                what, place, "name another temporary folder, with SCALEGUIDE_JAVA_OPTS=-Djava.io.tmpdir=FOLDER", cause);
    }

    private DiskException(String what, DiskTrouble trouble, String otherwise, IOException cause) {
        super(what + " " + trouble.words(), cause);
        this.what = what;
        this.trouble = trouble;
        this.otherwise = otherwise;
    }

    /** @return what cannot be done, as a sentence */
    public String what() {
        return what;
    }

    /** @return why not */
    public DiskTrouble trouble() {
        return trouble;
    }

    /** @return what to do now, as a sentence */
    public String next() {
        return trouble.advice() + ", or " + otherwise + "; then run again.";
    }
}
