package io.scaleguide.tui.demo;

import io.scaleguide.tui.app.Application;
import io.scaleguide.tui.app.Screen;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.theme.Theme;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** An application whose keys a presenter presses, by the way that a person's go, and what is said of it below the page. */
public final class DemoScreen implements Screen {
    private final Application application;
    private final Presenter presenter;

    /**
     * @param application what is shown
     * @param presenter presses its keys
     */
    public DemoScreen(Application application, Presenter presenter) {
        this.application = application;
        this.presenter = presenter;
    }

    @Override
    public void handle(Input input) {
        if (!presenter.takes(input)) {
            application.handle(input);
        }
    }

    @Override
    public Canvas draw(Size size) {
        Optional<Key> key = presenter.press(application.covered());
        key.ifPresent(one -> application.handle(new Input.Pressed(one)));
        Canvas canvas = application.draw(size);
        if (size.rows() >= Application.SMALLEST.rows() && size.columns() >= Application.SMALLEST.columns()) {
            DemoStrip.draw(canvas, presenter, application.speaks());
        }
        return canvas;
    }

    @Override
    public Theme theme() {
        return application.theme();
    }

    @Override
    public Optional<Duration> nextChange() {
        return Stream.of(application.nextChange(), presenter.nextChange())
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    @Override
    public boolean over() {
        return application.over();
    }
}
