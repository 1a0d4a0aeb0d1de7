package io.scaleguide.practice.datadog;

import java.util.random.RandomGenerator;

/**
 * The pair of keys that the stand-in for Datadog accepts. They open nothing but the practice cluster.
 *
 * @param api the API key, 32 hexadecimal digits
 * @param application the application key, 40 hexadecimal digits
 */
public record PracticeKeys(String api, String application) {
    /**
     * @param random where the keys come from
     * @return a new pair
     */
    public static PracticeKeys random(RandomGenerator random) {
        return new PracticeKeys(hex(random, 32), hex(random, 40));
    }

    private static String hex(RandomGenerator random, int digits) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            key.append(Character.forDigit(random.nextInt(16), 16));
        }
        return key.toString();
    }

    @Override
    public String toString() {
        return "PracticeKeys[********]";
    }
}
