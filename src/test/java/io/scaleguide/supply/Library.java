package io.scaleguide.supply;

import java.util.List;
import java.util.Optional;

/**
 * A library that goes into the distribution, as the SBOM has it.
 *
 * @param group Maven's group id
 * @param name Maven's artifact id
 * @param version its version
 * @param sha256 of its jar, in hexadecimal; empty when the list was made where that platform's jar could not be fetched
 * @param licences what it declares: SPDX ids, or names of its own; empty when it declares none
 * @param home its page; empty when it names none
 */
record Library(String group, String name, String version, String sha256, List<String> licences, Optional<String> home) {

    /** Group and name, as in a POM. */
    String id() {
        return group + ":" + name;
    }

    /** It, as a database of vulnerabilities knows it. */
    Part part() {
        return new Part(id(), version);
    }

    /** Its jar in a Maven repository. */
    String path() {
        return group.replace('.', '/') + "/" + name + "/" + version + "/" + name + "-" + version + ".jar";
    }

    @Override
    public String toString() {
        return id() + " " + version;
    }
}
