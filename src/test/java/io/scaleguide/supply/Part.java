package io.scaleguide.supply;

/**
 * What a distribution is made of, as a database of vulnerabilities knows it.
 *
 * @param name group and name of a library of Maven's, or a Go module's path
 * @param version its version, without Go's {@code v}
 */
record Part(String name, String version) {
    @Override
    public String toString() {
        return name + " " + version;
    }
}
