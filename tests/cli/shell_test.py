#!/usr/bin/env python3
"""shell_test.py PROGRAM SAMPLES: the shell of `entente query`, typed at on a pseudo-terminal."""
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

PROMPT = b"entente> "
MORE = b"...> "
SECONDS = 30


class Shell:
    def __init__(self, program, graph, history, columns=100):
        environment = {**os.environ, "TERM": "xterm", "ENTENTE_HISTORY": str(history), "HOME": str(history.parent)}
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execve(program, [program, "query", str(graph)], environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        self.seen = b""
        self.wait_for(PROMPT)

    def wait_for(self, text):
        """what came up to and with `text`, without the terminal's control sequences"""
        end = time.monotonic() + SECONDS
        while text not in self.plain():
            if time.monotonic() > end or not select.select([self.terminal], [], [], end - time.monotonic())[0]:
                raise AssertionError(f"no {text!r} in {self.plain()!r}")
            self.seen += os.read(self.terminal, 65536)
        head, _, rest = self.plain().partition(text)
        self.seen = rest
        return (head + text).decode()

    def plain(self):
        text = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()=>][0B]?|\r|\x07", b"", self.seen)
        return text.replace(b"\x08", b"")

    def type(self, text, until=PROMPT):
        self.wait_until(editing=True)
        os.write(self.terminal, text.encode())
        return self.wait_for(until)

    def wait_until(self, editing):
        """The line editor takes keys one by one; while a query runs the terminal makes lines, and signals of ^C."""
        end = time.monotonic() + SECONDS
        while bool(termios.tcgetattr(self.terminal)[3] & termios.ICANON) == editing:
            assert time.monotonic() < end, "the terminal's mode does not change"
            time.sleep(0.01)

    def end(self):
        """^D ends the shell; returns its exit status"""
        end = time.monotonic() + SECONDS
        process, status = 0, 0
        self.wait_until(editing=True)
        os.write(self.terminal, b"\x04")
        while process == 0 and time.monotonic() < end:
            if not self.drain(0.2):
                os.write(self.terminal, b"\x04")
            process, status = os.waitpid(self.process, os.WNOHANG)
        assert process != 0, "^D does not end the shell"
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status)

    def drain(self, seconds):
        """Reads what is there, so that the other side can go on. False where nothing comes."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        try:
            os.read(self.terminal, 65536)
        except OSError:  # the other side is closed
            time.sleep(seconds)
        return True


def expect(text, *parts):
    for part in parts:
        assert part in text, f"no {part!r} in:\n{text}"


def check_statements(shell):
    expect(shell.type("SELECT 6 * 7 AS answer;\n"), "answer", "42")
    shell.type("SELECT 'a;b',\n", MORE)
    expect(shell.type(" 1 + 1 AS two;\n"), "two", "a;b")
    expect(shell.type("SELECT nope FROM entities;\n"), "SQL:1:8: error: no such column: nope", "^")
    expect(shell.type("SELECT 'Zo\u00eb' || length('\u91d1\u6b63\u6069') AS x;\n"), "Zo\u00eb3")
    expect(shell.type("DELETE FROM document;\n"), "can only read")
    shell.type("SELECT 1 AS dropped,\n", MORE)
    shell.type("\x03")  # takes the statement back
    expect(shell.type("SELECT 'after it' AS x;\n"), "after it")


def check_commands(shell):
    expect(shell.type(".help\n"), ".examples", "relations")
    expect(shell.type(".views\n"), "attributed_to", "first_date")
    expect(shell.type(".mode csv\n") + shell.type("SELECT 1 AS a, 2 AS b;\n"), "a,b")
    expect(shell.type(".mode xml\n"), "no such mode: xml")
    expect(shell.type(".nonsense\n"), "no such command: .nonsense")
    shell.type(".mode table\n")
    for example in shell.type(".examples\n").split("\n"):
        if example.startswith("SELECT"):
            answer = shell.type(example + "\n")
            assert "---" in answer and "error" not in answer, answer


def check_completion(shell):
    expect(shell.type("SELECT count(*) FROM documen\t;\n"), "\n---")
    expect(shell.type("SELECT attrib\t AS who FROM relations WHERE attrib\t IS NOT NULL LIMIT 1;\n"), "\nwho")
    expect(shell.type("SELECT 'found' AS x FROM entities WHERE name = 'kim jong-u\t LIMIT 1;\n"), "\nfound")
    expect(shell.type("SELECT modali\t FROM relations WHERE relation = 'holds_o\t LIMIT 1;\n"), "\nactual")
    shell.type("SELECT entities.\t", b"wikidata")
    shell.wait_for(b"SELECT entities.")  # shown again below the list
    shell.type("\x03")
    expect(shell.type(".exa\t\n"), "SELECT")


def check_interrupt(shell):
    """^C ends a query, not the shell."""
    shell.wait_until(editing=True)
    os.write(shell.terminal, b"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n;\n")
    shell.wait_until(editing=False)
    os.write(shell.terminal, b"\x03")
    expect(shell.wait_for(PROMPT), "interrupted")
    expect(shell.type("SELECT 'alive' AS x;\n"), "alive")


def check_history(program, graph, history):
    assert "6 * 7" in history.read_text(encoding="utf-8").replace("\\040", " ")
    assert history.stat().st_mode & 0o077 == 0, "others can read the history"
    shell = Shell(program, graph, history)
    shell.type("SELECT 'remembered' AS x;\n")
    expect(shell.type("\x1b[A\n"), "remembered")
    assert shell.end() == 0


def main():
    program, samples = (str(Path(argument).resolve()) for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        graph, history = Path(folder) / "n.db", Path(folder) / "history"
        subprocess.run([program, "extract", samples, "-o", graph], check=True, capture_output=True)
        shell = Shell(program, graph, history)
        for check in (check_statements, check_commands, check_completion, check_interrupt):
            check(shell)
            print(f"{check.__name__} passed")
        assert shell.end() == 0
        check_history(program, graph, history)
    return 0


if __name__ == "__main__":
    sys.exit(main())
