package io.scaleguide.lint.page;

import io.scaleguide.lint.shell.Command;
import io.scaleguide.lint.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/** A page while it is read. */
final class Draft {
    final List<Manifest> manifests = new ArrayList<>();
    final List<Values> values = new ArrayList<>();
    final List<Loose> loose = new ArrayList<>();
    final List<Command> commands = new ArrayList<>();
    final List<CheckText> checks = new ArrayList<>();
    final List<Prose> prose = new ArrayList<>();
    final List<Unread> unread = new ArrayList<>();

    Page page(SourceText source) {
        return new Page(source, manifests, values, loose, commands, checks, prose, unread);
    }
}
