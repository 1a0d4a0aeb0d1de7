package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import io.scaleguide.tui.input.Input;
import java.util.Objects;

/** An input of ours on its way through Lanterna's interface, which has no word for a paste. */
final class InputStroke extends KeyStroke {
    private final Input input;

    InputStroke(Input input) {
        super(input instanceof Input.Ended ? KeyType.EOF : KeyType.Unknown);
        this.input = input;
    }

    Input input() {
        return input;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputStroke stroke && stroke.input.equals(input);
    }

    @Override
    public int hashCode() {
        return Objects.hash(input);
    }

    @Override
    public String toString() {
        return input.toString();
    }
}
