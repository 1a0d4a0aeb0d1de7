package io.scaleguide.lint.shell;

import io.scaleguide.lint.source.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads commands as a shell would, as far as finding their words goes: quotes, continued lines, pipes, loops, here-documents. What a
 * shell would refuse it reads as well as it can.
 */
public final class ShellReader {
    /** How often a here-document that never ends is looked for before a text is taken for no script. */
    private static final int PATIENCE = 20;

    private static final Set<String> OPENING = Set.of("while", "until", "for");
    private static final Set<String> BEFORE_PROGRAM = Set.of(
            "while", "until", "do", "if", "then", "else", "elif", "{", "!", "time", "sudo", "exec", "command", "nohup",
            "env", "$");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=.*", Pattern.DOTALL);

    private final Stretch script;
    private final String text;
    private final boolean oneLine;
    private final List<Command> commands = new ArrayList<>();
    private final List<Integer> loops = new ArrayList<>();
    private final List<String> delimiters = new ArrayList<>();
    private WordReader reader;
    private List<Word> words = new ArrayList<>();
    private Optional<String> target = Optional.empty();
    private boolean targetNext;
    private boolean condition;
    private int loopCount;
    private int heredocFor = -1;
    private int unfinished;
    private int begin = -1;
    private int at;

    /**
     * Commands and where they end.
     *
     * @param commands the commands
     * @param end where the reading ended
     */
    public record Script(List<Command> commands, int end) {}

    private ShellReader(Stretch script, int from, boolean oneLine) {
        this.script = script;
        this.text = script.text();
        this.oneLine = oneLine;
        this.at = from;
        this.reader = new WordReader(script, from);
    }

    /**
     * Reads a whole script.
     *
     * @param script the script
     * @return its commands
     */
    public static List<Command> readAll(Stretch script) {
        return new ShellReader(script, 0, false).read().commands();
    }

    /**
     * Reads what belongs to one line: it goes on where quotes, pipes, loops and here-documents go on.
     *
     * @param script some text
     * @param from where the line begins
     * @return its commands
     */
    public static Script readLine(Stretch script, int from) {
        return new ShellReader(script, from, true).read();
    }

    private Script read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                finish(false);
                at = heredocs(at + 1);
                if (oneLine && loops.isEmpty() && (commands.isEmpty() || !lastPiped())) {
                    return new Script(List.copyOf(commands), at);
                }
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\\' && at + 1 < text.length() && "\r\n".indexOf(text.charAt(at + 1)) >= 0) {
                at = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at) + 1;
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if ("|&;()".indexOf(c) >= 0) {
                operator(c);
            } else if (c == '<' || c == '>') {
                redirect();
            } else {
                word();
            }
        }
        finish(false);
        return new Script(List.copyOf(commands), at);
    }

    private boolean lastPiped() {
        return commands.get(commands.size() - 1).piped() && words.isEmpty();
    }

    private void operator(char c) {
        int length = at + 1 < text.length() && text.charAt(at + 1) == c && c != '(' && c != ')' ? 2 : 1;
        if (c == '&' && text.startsWith("&>", at)) {
            at++;
            return;
        }
        finish(c == '|' && length == 1);
        at += length;
    }

    private void redirect() {
        boolean here = text.startsWith("<<", at) && !text.startsWith("<<<", at);
        boolean out = text.charAt(at) == '>';
        at += here ? text.startsWith("<<-", at) ? 3 : 2 : 1;
        while (at < text.length() && "<>&|".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (here) {
            Word delimiter = reader.read(at);
            at = delimiter.end();
            delimiters.add(delimiter.text());
            heredocFor = commands.size();
        } else {
            targetNext = out;
            if (!out && at < text.length() && text.charAt(at) != '\n') {
                at = Math.max(at + 1, reader.read(at).end());
            }
        }
    }

    private void word() {
        Word word = reader.read(at);
        at = Math.max(word.end(), at + 1);
        if (begin < 0) {
            begin = word.start();
        }
        if (targetNext) {
            target = Optional.of(word.text());
            targetNext = false;
        } else if (!(at < text.length() && text.charAt(at) == '>' && word.text().matches("\\d"))) {
            words.add(word);
        }
    }

    private void finish(boolean piped) {
        targetNext = false;
        if (words.isEmpty()) {
            return;
        }
        String first = keyword(0);
        if (OPENING.contains(first)) {
            loops.add(++loopCount);
            condition = true;
        } else if (first.equals("do")) {
            condition = false;
        }
        int skip = 0;
        while (skip < words.size() && beforeProgram(skip)) {
            skip++;
        }
        List<Word> rest = first.equals("for") ? List.of() : words.subList(skip, words.size());
        int end = words.get(words.size() - 1).end();
        int loop = loops.isEmpty() ? 0 : loops.get(loops.size() - 1);
        commands.add(new Command(
                script, rest, begin, end, target, Optional.empty(), piped, loop, condition && !first.equals("done")));
        if (first.equals("done") && !loops.isEmpty()) {
            loops.remove(loops.size() - 1);
            condition = false;
        }
        words = new ArrayList<>();
        target = Optional.empty();
        begin = -1;
    }

    private String keyword(int index) {
        Word word = words.get(index);
        return word.quoted() ? "" : word.text();
    }

    private boolean beforeProgram(int index) {
        Word word = words.get(index);
        return BEFORE_PROGRAM.contains(keyword(index))
                || ASSIGNMENT.matcher(word.text()).matches();
    }

    /** Takes the bodies of the here-documents that the line has announced; only one for each command is kept. */
    private int heredocs(int from) {
        int start = from;
        for (String delimiter : delimiters) {
            int line = unfinished > PATIENCE ? text.length() : start;
            unfinished++;
            while (line < text.length()) {
                int end = text.indexOf('\n', line);
                end = end < 0 ? text.length() : end;
                if (text.substring(line, end).strip().equals(delimiter)) {
                    keep(script.slice(start, line));
                    unfinished--;
                    start = Math.min(end + 1, text.length());
                    break;
                }
                line = end + 1;
            }
        }
        delimiters.clear();
        return start;
    }

    private void keep(Stretch body) {
        if (heredocFor >= 0 && heredocFor < commands.size()) {
            Command one = commands.get(heredocFor);
            commands.set(
                    heredocFor,
                    new Command(
                            one.script(),
                            one.words(),
                            one.start(),
                            one.end(),
                            one.target(),
                            Optional.of(body),
                            one.piped(),
                            one.loop(),
                            one.condition()));
        }
    }
}
