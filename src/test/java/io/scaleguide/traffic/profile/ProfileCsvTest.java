package io.scaleguide.traffic.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCsvTest {
    @Test
    void theColumnsSayWhichLoopItIs() {
        Schedule open = ProfileCsv.read("day.csv", "\uFEFFseconds,rate\r\n0,10\r\n60,20\r\n60,5\r\n");
        assertThat(open.loop()).isEqualTo(Loop.OPEN);
        assertThat(open.profile().at(30)).isEqualTo(15);
        assertThat(open.profile().at(60)).isEqualTo(5);
        assertThat(open.profile().at(1000)).isEqualTo(5);
        Schedule closed = ProfileCsv.read("day.csv", "# a day\n\nConnections, seconds\n4, 0\n8, 10.5\n");
        assertThat(closed.loop()).isEqualTo(Loop.CLOSED);
        assertThat(closed.profile().most()).isEqualTo(8);
    }

    @Test
    void eachProblemNamesItsLine() {
        problems("seconds,rate\n0,1\nx,2\n3\n2,-1\n", """
                p.csv:3: seconds is a number from 0 to 86400, such as 12 or 0.5, not "x".
                p.csv:4: There are 1 values; a line has 2.
                p.csv:5: rate is a number from 0 to 100000, such as 12 or 0.5, not "-1".""");
        problems(
                "seconds,rate\n5,1\n4,1\n", "p.csv:3: The time is before that of the line above; lines go on in time.");
        problems(
                "seconds,connections\n0,2000\n",
                "p.csv:2: connections is a number from 0 to 1024, such as 12 or 0.5, not \"2000\".");
        problems("time,rate\n0,1\n", "p.csv:1: The first line names the columns: seconds,rate or seconds,connections.");
        problems(
                "seconds,rate,connections\n",
                "p.csv:1: The first line names the columns: seconds,rate or seconds,connections.");
        problems("", "p.csv: It is empty. The first line names the columns: seconds,rate or seconds,connections.");
        problems("seconds,rate\n0,0\n", "p.csv: No line has an intensity above 0, so nothing would be sent.");
    }

    @Test
    void onlySoMuchIsRead(@TempDir Path folder) throws IOException {
        problems(
                "seconds,rate\n" + "0,1\n".repeat(ProfileCsv.MOST_LINES),
                "p.csv: It has 10002 lines; a profile has at most 10000.");
        problems("seconds,rate\n" + "x\n".repeat(100), "p.csv:6: There are 1 values; a line has 2.");
        Path large = Files.write(folder.resolve("large.csv"), new byte[ProfileCsv.MOST_BYTES + 1]);
        file(large, "It is larger than 1024 KiB, the most for a profile.");
        file(
                Files.write(folder.resolve("latin.csv"), "s\u00e9".getBytes(StandardCharsets.ISO_8859_1)),
                "It is not text in UTF-8.");
        file(folder.resolve("none.csv"), "There is no such file.");
        Path good = Files.writeString(folder.resolve("good.csv"), "seconds,connections\n0,3\n");
        assertThat(ProfileCsv.read(good).profile().most()).isEqualTo(3);
    }

    private static void file(Path path, String why) {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> ProfileCsv.read(path))
                .withMessage(path + ": " + why);
    }

    private static void problems(String text, String why) {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> ProfileCsv.read("p.csv", text))
                .satisfies(e -> assertThat(e.getMessage()).endsWith(why));
    }
}
