package io.scaleguide.tui.panel;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the boxes are.
 *
 * @param header the bar at the top
 * @param notice what is to be known above all; without rows where there is nothing
 * @param places the boxes that are seen, in the order of their numbers on the screen
 */
record Board(Area header, Area notice, List<Place> places) {
    private static final int LARGE_COLUMNS = 160;
    private static final int LARGE_ROWS = 44;
    private static final int MEDIUM_COLUMNS = 110;
    private static final int MEDIUM_ROWS = 34;
    private static final int ROWS_FOR_TRAFFIC = 9;

    /** A box and its place; its first row is its rule. */
    record Place(BoxName box, Area area) {}

    /**
     * @param area the page
     * @param notice whether there is something to be known above all
     * @param path how many rows the signal path takes
     */
    static Board of(Area area, boolean notice, int path) {
        Area rest = area.withoutTop(1);
        Area body = rest.withoutTop(notice ? 1 : 0);
        return new Board(area.top(1), rest.top(notice ? 1 : 0), places(body, path));
    }

    /**
     * One box alone.
     *
     * @param area the page
     * @param notice whether there is something to be known above all
     * @param box the box
     */
    static Board alone(Area area, boolean notice, BoxName box) {
        Area rest = area.withoutTop(1);
        int rows = notice ? 1 : 0;
        return new Board(area.top(1), rest.top(rows), List.of(new Place(box, rest.withoutTop(rows))));
    }

    Optional<Place> at(Point point) {
        return places.stream().filter(place -> place.area.contains(point)).findFirst();
    }

    Optional<Area> areaOf(BoxName box) {
        return places.stream()
                .filter(place -> place.box == box)
                .map(Place::area)
                .findFirst();
    }

    private static List<Place> places(Area body, int path) {
        if (body.columns() >= LARGE_COLUMNS && body.rows() >= LARGE_ROWS - 3) {
            return large(body, path);
        }
        return body.columns() >= MEDIUM_COLUMNS && body.rows() >= MEDIUM_ROWS - 3
                ? medium(body, path)
                : small(body, path);
    }

    private static List<Place> small(Area body, int path) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(BoxName.PATH, body.top(path)));
        Area bottom = body.bottom(5);
        Area metric = body.withoutBottom(5).bottom(3);
        Area middle = body.withoutTop(path).withoutBottom(8);
        int side = middle.columns() * 2 / 5;
        // Why it scales matters more than what the traffic is called.
        int traffic = middle.rows() >= ROWS_FOR_TRAFFIC ? 4 : 3;
        Area right = middle.right(side);
        places.add(new Place(BoxName.PLOT, middle.withoutRight(side + 1)));
        places.add(new Place(BoxName.METRIC, metric));
        places.add(new Place(BoxName.HPA, bottom.left(42)));
        places.add(new Place(BoxName.EVENTS, bottom.withoutLeft(43)));
        places.add(new Place(BoxName.TRAFFIC, right.bottom(traffic)));
        places.add(new Place(BoxName.WHY, right.withoutBottom(traffic)));
        return places;
    }

    private static List<Place> medium(Area body, int path) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(BoxName.PATH, body.top(path)));
        int bottomRows = Math.max(11, body.rows() / 3);
        Area bottom = body.bottom(bottomRows);
        Area metric = body.withoutBottom(bottomRows).bottom(4);
        Area middle = body.withoutTop(path).withoutBottom(bottomRows + 4);
        int side = middle.columns() * 2 / 5;
        Area right = middle.right(side);
        places.add(new Place(BoxName.PLOT, middle.withoutRight(side + 1)));
        places.add(new Place(BoxName.METRIC, metric));
        places.add(new Place(BoxName.HPA, right.bottom(8)));
        places.add(new Place(BoxName.WORKLOAD, bottom.right(side).withoutTop(5)));
        places.add(new Place(BoxName.EVENTS, bottom.withoutRight(side + 1)));
        places.add(new Place(BoxName.TRAFFIC, bottom.right(side).top(5)));
        places.add(new Place(BoxName.WHY, right.withoutBottom(8)));
        return places;
    }

    private static List<Place> large(Area body, int path) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(BoxName.PATH, body.top(path)));
        int bottomRows = body.rows() / 4 + 1;
        Area bottom = body.bottom(bottomRows);
        Area metric = body.withoutBottom(bottomRows).bottom(4);
        Area middle = body.withoutTop(path).withoutBottom(bottomRows + 4);
        int side = middle.columns() * 2 / 5;
        Area right = middle.right(side);
        Area pods = bottom.right(side);
        places.add(new Place(BoxName.PLOT, middle.withoutRight(side + 1)));
        places.add(new Place(BoxName.METRIC, metric));
        places.add(new Place(BoxName.HPA, right.bottom(13).top(8)));
        places.add(new Place(BoxName.WORKLOAD, pods.left(side * 11 / 20)));
        places.add(new Place(BoxName.EVENTS, bottom.withoutRight(side + 1)));
        places.add(new Place(BoxName.TRAFFIC, right.bottom(5)));
        places.add(new Place(BoxName.WHY, right.withoutBottom(13)));
        places.add(new Place(BoxName.SOURCES, pods.withoutLeft(side * 11 / 20 + 1)));
        return places;
    }
}
