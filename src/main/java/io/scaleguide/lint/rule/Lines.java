package io.scaleguide.lint.rule;

import io.scaleguide.document.PlacedNode;
import io.scaleguide.document.PlacedNode.Field;
import io.scaleguide.document.PlacedNode.Mapping;
import io.scaleguide.document.PlacedNode.Scalar;
import io.scaleguide.document.PlacedNode.Sequence;
import io.scaleguide.lint.source.Edit;
import io.scaleguide.lint.source.Stretch;
import java.util.Optional;

/** Changes of YAML by whole lines. */
final class Lines {
    private Lines() {}

    /** Where a value's last character stands; block collections themselves end only where the next thing begins. */
    static int last(PlacedNode node) {
        if (node instanceof Mapping mapping
                && !mapping.flow()
                && !mapping.fields().isEmpty()) {
            return last(mapping.fields().get(mapping.fields().size() - 1).value());
        }
        if (node instanceof Sequence sequence
                && !sequence.flow()
                && !sequence.items().isEmpty()) {
            return last(sequence.items().get(sequence.items().size() - 1));
        }
        return node.end();
    }

    /** Takes a field's lines away; empty when something else stands on them, or a comment in them. */
    static Optional<Edit> removal(Stretch in, Field field) {
        String text = in.text();
        int from = lineStart(text, field.key().start());
        int end = text.indexOf('\n', Math.max(from, last(field.value()) - 1));
        int to = end < 0 ? text.length() : end + 1;
        boolean alone = text.substring(from, field.key().start()).isBlank();
        boolean comments =
                text.substring(from, to).lines().anyMatch(line -> line.strip().startsWith("#"));
        if (!alone || comments) {
            return Optional.empty();
        }
        return Optional.of(in.edit(from, to, ""));
    }

    /** Puts the only field of a field in the place of that, one level up; empty where more stands there, or on one line. */
    static Optional<Edit> raised(Stretch in, Field outer) {
        if (!(outer.value() instanceof Mapping inner)
                || inner.flow()
                || inner.fields().size() != 1) {
            return Optional.empty();
        }
        String text = in.text();
        int from = outer.key().start();
        int first = inner.fields().get(0).key().start();
        int to = last(inner);
        String between = text.substring(outer.key().end(), first);
        int less = (first - lineStart(text, first)) - (from - lineStart(text, from));
        if (!between.strip().equals(":") || less <= 0) {
            return Optional.empty();
        }
        String moved = text.substring(first, to).replace("\n" + " ".repeat(less), "\n");
        return Optional.of(in.edit(from, to, moved));
    }

    /** Puts lines before a mapping's first field, as deep as that is. */
    static Edit before(Stretch in, Mapping mapping, String lines) {
        int at = mapping.fields().isEmpty()
                ? mapping.start()
                : mapping.fields().get(0).key().start();
        if (mapping.flow()) {
            return in.edit(at, at, lines.replaceFirst("\\n\\s*(.*)", " {$1}") + ", ");
        }
        String pad = " ".repeat(at - lineStart(in.text(), at));
        return in.edit(at, at, indented(lines, pad) + "\n" + pad);
    }

    /** Puts lines after a mapping's last field, as deep as its fields are. */
    static Edit after(Stretch in, Mapping mapping, String lines) {
        int first = mapping.fields().get(0).key().start();
        String pad = " ".repeat(first - lineStart(in.text(), first));
        int last = last(mapping);
        boolean lineDone = last > 0 && in.text().charAt(last - 1) == '\n';
        int at = lineDone ? last : lineEnd(in.text(), last);
        String text = pad + indented(lines, pad);
        return lineDone ? in.edit(at, at, text + "\n") : in.edit(at, at, "\n" + text);
    }

    private static String indented(String lines, String pad) {
        return lines.replace("\n", "\n" + pad);
    }

    static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** A scalar of a mapping. */
    static Optional<Scalar> scalar(PlacedNode node, String... path) {
        return node.at(path).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }
}
