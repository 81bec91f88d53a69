#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""presses-test.py EPSOM TABLE: does what each row of docs/presses.md says, with just so many presses and keys as it says,
in the window of the program, and looks at what was stored. Speaks TAP."""
import os
import re
import sys

from accessible import Diary, Window, run, wait_for

TABLE = sys.argv[2]
NOW = "2026-03-03T14:00:00+00:00"
LATER = "2026-03-03T14:40:00+00:00"
# Where the program keeps files that it is asked to save.
REPORT = "epsom-report.pdf"

COLUMNS = "record,id,episode,at,end,symptom,severity,route,minutes,salt,amount,unit,basis,place,medicine,class,strength,note"
PAST = [
    "episode,,,2025-03-04T08:00:00+00:00,2025-03-04T20:00:00+00:00,migraine,,,,,,,,,,,,On the flight to Oslo",
    "episode,,,2026-02-20T08:00:00+00:00,2026-02-20T20:00:00+00:00,migraine,,,,,,,,,,,,",
    "dose,,,2026-02-20T09:00:00+00:00,,,,iv,5,sulfate-heptahydrate,1,g,salt,clinic,,,,",
    "medicine,,,2026-02-20T10:00:00+00:00,,,,,,,,,,,Sumatriptan,triptan,50 mg,",
    "dose,,,2026-03-01T20:00:00+00:00,,,,oral,,bisglycinate,400,mg,elemental,,,,,",
    "dose,,,2026-03-02T20:00:00+00:00,,,,oral,,bisglycinate,400,mg,elemental,,,,,",
]
ONGOING = "episode,,,2026-03-03T12:00:00+00:00,,migraine,,,,,,,,,,,,"


def rows(*more):
    return "\n".join([COLUMNS, *PAST, *more]) + "\n"


def latest(diary, kind, n):
    """The latest of `n` records of the kind, when there are as many."""
    records = diary.records(kind)
    return max(records, key=lambda record: record["at"]) if len(records) == n else None


def has(diary, kind, n, **expected):
    record = latest(diary, kind, n)
    return record is not None and all(record.get(key) == value for key, value in expected.items())


def has_ended(diary):
    return has(diary, "episode", 3, end=NOW)


def is_open(window):
    """The editor shows the entry that was looked for."""
    return window.find("frame", "Episode") and window.find("text", "Note").queryText().getText(0, -1).startswith("On the")


def is_pdf(path):
    return os.path.exists(path) and open(path, "rb").read(5) == b"%PDF-"


# Of each row: what the diary holds before, and what is so after it.
TASKS = {
    "Begin an episode now": ([], lambda d, w: has(d, "episode", 3, symptom="migraine", at=NOW)),
    "Begin one that started an hour ago": (
        [], lambda d, w: has(d, "episode", 3, symptom="migraine", at="2026-03-03T13:00:00+00:00")),
    "Say how bad it is now": ([ONGOING], lambda d, w: has(d, "reading", 1, severity=8, at=NOW)),
    "End the episode": ([ONGOING], lambda d, w: has_ended(d)),
    "Take the usual tablet": (
        [], lambda d, w: has(d, "dose", 4, route="oral", salt="bisglycinate", amount=400, unit="mg", at=NOW)),
    "Take the usual push": (
        [], lambda d, w: has(d, "dose", 4, route="iv", minutes=5, amount=1, unit="g", place="clinic", at=NOW)),
    "Take the push of another amount": (
        [], lambda d, w: has(d, "dose", 4, route="iv", minutes=5, amount=2, unit="g", place="clinic", at=NOW)),
    "Start the timer of an infusion": (
        [], lambda d, w: has(d, "dose", 4, route="iv", minutes=None, amount=1, at=NOW) and w.find("push button", "Stop")),
    "Stop the timer of an infusion": ([], lambda d, w: has(d, "dose", 4, route="iv", minutes=40, amount=1, at=NOW)),
    "Take the usual medicine": ([], lambda d, w: has(d, "medicine", 2, medicine="Sumatriptan", strength="50 mg", at=NOW)),
    "Say that there were no symptoms today": ([], lambda d, w: has(d, "day", 1, at="2026-03-03")),
    "Undo the latest": ([], lambda d, w: len(d.records("dose")) == 3),
    "Open an entry of last year": ([], lambda d, w: is_open(w)),
    "Save the report as PDF": ([], lambda d, w: is_pdf(os.path.join(d.folder, REPORT))),
}


def parse(cell):
    """What is pressed, in turn, as (kind, name): “so” is typed, `so` is pressed, and held where the word stands before."""
    steps = []
    for match in re.finditer(r"(hold )?`([^`]*)`|“([^”]*)”", cell):
        if match.group(3) is not None:
            steps.append(("type", match.group(3)))
        else:
            steps.append(("hold" if match.group(1) else "press", match.group(2)))
    return steps


def count(steps):
    """“3 + 4”: presses, and keys that are typed."""
    typed = sum(len(name) for kind, name in steps if kind == "type")
    pressed = sum(1 for kind, _ in steps if kind != "type")
    return f"{pressed} + {typed}" if typed else str(pressed)


def do(window, step, by_pointer):
    kind, name = step
    if kind == "type":
        for letter in name:
            window.key(letter)
    elif not by_pointer:
        window.key(name)
    elif kind == "hold":
        window.hold(name)
    else:
        window.click(name)


def open_window(diary, now):
    """What is kept with the settings is there again in the next window."""
    return Window(diary, cwd=diary.folder, EPSOM_NOW=now, GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=diary.folder)


def start_timer(diary, window):
    """In a window that is closed since. Returns: the next one."""
    window.click("Start and time")
    wait_for("dose to stop", lambda: has(diary, "dose", 4))
    window.settle()
    window.kill()
    window = open_window(diary, LATER)
    window.get("push button", "Stop")
    window.settle()
    return window


def check(task, number, cell, by_pointer):
    before, is_so = TASKS[task]
    steps = parse(cell)
    said = count(steps) if by_pointer else str(sum(len(name) if kind == "type" else 1 for kind, name in steps))
    assert number == said, f"the table says {number}, but {said} stand there"
    diary = Diary(rows(*before))
    window = open_window(diary, NOW)
    try:
        window.get("push button", "Migraine")
        window.settle()
        if task == "Undo the latest":
            window.click("Magnesium bisglycinate")
            wait_for("dose to undo", lambda: has(diary, "dose", 4))
            window.settle()
        if task == "Stop the timer of an infusion":
            window = start_timer(diary, window)
        for step in steps:
            do(window, step, by_pointer)
            window.settle()
        wait_for(f"what “{task}” is for", lambda: is_so(diary, window))
    finally:
        window.kill()
        diary.remove()


def read_table():
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")]
             for line in open(TABLE, encoding="utf-8") if line.startswith("|")]
    return cells[2:]


def main():
    table = read_table()
    assert [row[0] for row in table] == list(TASKS), "the table has other tasks than are known here"
    steps = []
    for what, presses, pointer, keys, keyboard in table:
        path = "/ui/presses/" + what.lower().replace(" ", "-")
        steps.append((path + "/pointer", lambda w=what, n=presses, c=pointer: check(w, n, c, True)))
        steps.append((path + "/keyboard", lambda w=what, n=keys, c=keyboard: check(w, n, c, False)))
    if len(sys.argv) > 3:
        steps = [step for step in steps if sys.argv[3] in step[0]]
    sys.exit(1 if run(steps) else 0)


main()
