package io.scaleguide.lint.page;

import io.scaleguide.document.PlacedNode;
import io.scaleguide.document.PlacedNode.Mapping;
import io.scaleguide.lint.source.Stretch;

/**
 * A Kubernetes object in a file.
 *
 * @param in what it stands in
 * @param root the object
 */
public record Manifest(Stretch in, Mapping root) {
    /** @return its kind */
    public String kind() {
        return root.text("kind");
    }

    /** @return its apiVersion */
    public String apiVersion() {
        return root.text("apiVersion");
    }

    /** @return its name; empty text when it has none */
    public String name() {
        return root.text("metadata", "name");
    }

    /** @return its namespace; empty text when the command that applies it decides */
    public String namespace() {
        return root.text("metadata", "namespace");
    }

    /**
     * @param path keys from the object on
     * @return the text of the scalar there; empty text when there is none
     */
    public String text(String... path) {
        return root.text(path);
    }

    /**
     * @param node a value of this object
     * @return what it says, with its places
     */
    public Stretch content(PlacedNode.Scalar node) {
        return Contents.of(in, node);
    }
}
