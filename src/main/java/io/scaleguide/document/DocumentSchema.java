package io.scaleguide.document;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.List;

/** A JSON schema (draft 2020-12) that files are held against. */
public final class DocumentSchema {
    private final Schema schema;

    private DocumentSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @param json the schema, as JSON
     * @return the schema
     */
    public static DocumentSchema of(String json) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return new DocumentSchema(registry.getSchema(json, InputFormat.JSON));
    }

    /**
     * Holds a document against the schema.
     *
     * @param document the document
     * @return what is wrong, by line; empty when it is right
     */
    public List<DocumentProblem> check(YamlDocument document) {
        return schema.validate(document.tree()).stream()
                .map(error -> problem(document, error))
                .distinct()
                .sorted(Comparator.comparingInt(DocumentProblem::line))
                .toList();
    }

    private DocumentProblem problem(YamlDocument document, Error error) {
        String pointer = error.getInstanceLocation().toString();
        String place = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.') + ": ";
        if (!"additionalProperties".equals(error.getKeyword())) {
            return new DocumentProblem(document.file(), document.line(pointer), place + error.getMessage() + ".");
        }
        return new DocumentProblem(
                document.file(),
                document.line(pointer + "/" + error.getProperty()),
                place + "there is no field \"" + error.getProperty() + "\" here; there are "
                        + String.join(", ", allowed(error)) + ".");
    }

    /** The names beside the keyword that refused. */
    private List<String> allowed(Error error) {
        String fragment = error.getSchemaLocation().getFragment().toString();
        String parent = fragment.substring(0, Math.max(0, fragment.lastIndexOf('/')));
        return List.copyOf(schema.getSchemaNode().at(parent).path("properties").propertyNames());
    }
}
