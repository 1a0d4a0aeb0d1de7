package io.scaleguide.tui.theme;

/**
 * A colour as the eye takes it: CIE 1976 L*a*b* (CIE 15:2004, 8.2.1) of an sRGB colour (IEC 61966-2-1), white point D65.
 *
 * @param lightness L*, 0 to 100
 * @param green a*, from green to red
 * @param blue b*, from blue to yellow
 */
record Lab(double lightness, double green, double blue) {
    private static final double WHITE_X = 0.95047;
    private static final double WHITE_Z = 1.08883;

    static Lab of(Colour.Rgb colour) {
        double r = linear(colour.red());
        double g = linear(colour.green());
        double b = linear(colour.blue());
        double x = curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE_X);
        double y = curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / WHITE_Z);
        return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    /** How far another colour is: CIE 1976 ΔE*ab; 2.3 can just be seen. */
    double distance(Lab other) {
        return Math.sqrt(square(lightness - other.lightness) + square(green - other.green) + square(blue - other.blue));
    }

    /** How far another colour is when hue matters most: degrees on the circle of hues, and half of the lightness. Of greys, the lightness alone. */
    double distanceByHue(Lab other) {
        double turn = Math.abs(hue() - other.hue());
        double degrees = isGrey() ? 0 : Math.min(turn, 360 - turn);
        return degrees + Math.abs(lightness - other.lightness) / 2;
    }

    /** Whether there is too little colour in it to have a hue; ours to say. */
    boolean isGrey() {
        return Math.hypot(green, blue) < 12;
    }

    private double hue() {
        return Math.toDegrees(Math.atan2(blue, green));
    }

    /** One part of an sRGB colour, 0 to 255, as light, 0 to 1. */
    static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double curve(double value) {
        return value > 216.0 / 24389 ? Math.cbrt(value) : (24389.0 / 27 * value + 16) / 116;
    }

    private static double square(double value) {
        return value * value;
    }
}
