package io.scaleguide.practice.api.server;

import tools.jackson.databind.node.ObjectNode;

/** What the server says it is: near enough to kubectl 1.35 that there is no skew warning, and plainly no real cluster. */
final class Version {
    private Version() {}

    static ObjectNode answer() {
        return Json.object()
                .put("major", "1")
                .put("minor", "34")
                .put("gitVersion", "v1.34.0+practice")
                .put("gitCommit", "practice")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "none")
                .put("compiler", "javac")
                .put("platform", "jvm");
    }
}
