package io.scaleguide.headless;

import java.io.PrintStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints which program this is.
 *
 * @param out where to
 */
public record VersionFace(PrintStream out) {
    /**
     * Prints it for people.
     *
     * @param version the program's version
     */
    public void plain(String version) {
        out.println("scaleguide " + version);
    }

    /**
     * Prints it for programs, as one object.
     *
     * @param version the program's version
     * @param java the maker and the version of the Java that runs it
     * @param platform the operating system and the processor, in Java's words
     * @param home the folder of the distribution
     */
    public void json(String version, String java, String platform, String home) {
        JsonMapper mapper = JsonMapper.builder().build();
        out.println(mapper.writerWithDefaultPrettyPrinter()
                .writeValueAsString(mapper.createObjectNode()
                        .put("version", version)
                        .put("java", java)
                        .put("platform", platform)
                        .put("home", home)));
    }
}
