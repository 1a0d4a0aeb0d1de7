package io.scaleguide.guide.document;

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
                .map(error -> new DocumentProblem(
                        document.file(),
                        document.line(error.getInstanceLocation().toString()),
                        place(error.getInstanceLocation().toString()) + error.getMessage() + "."))
                .distinct()
                .sorted(Comparator.comparingInt(DocumentProblem::line))
                .toList();
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.') + ": ";
    }
}
