#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""day-test.py EPSOM: a patient's day, driven through the window of the program itself by its accessible names, as a
screen reader would; what was stored is then asked of the command line. Speaks TAP."""
import os
import subprocess
import sys

from accessible import EPSOM, Diary, Window, check_names, wait_for

DIARY = Diary()


def records(kind):
    return DIARY.records(kind)


def begin(window):
    window.press("Start a diary")
    window.press("Migraine")
    wait_for("one episode is stored", lambda: len(records("episode")) == 1)
    assert records("episode")[0]["symptom"] == "migraine"
    assert "end" not in records("episode")[0]


def rate(window):
    window.press("8, severe", "radio button")
    wait_for("the reading is stored", lambda: [r["severity"] for r in records("reading")] == [8])


def dose(window):
    window.press("Dose…")
    window.get("frame", "New dose")
    window.press("IV")
    window.fill("Minutes it took", "5")
    window.fill("Amount", "1")
    window.press("Clinic")
    window.press("Save")
    wait_for("the dose is stored", lambda: len(records("dose")) == 1)
    stored = records("dose")[0]
    assert (stored["route"], stored["minutes"], stored["amount"], stored["unit"], stored["place"]) == (
        "iv", 5, 1, "g", "clinic"), stored


def repeat(window):
    window.press("IV push")
    wait_for("the same dose is stored again", lambda: len(records("dose")) == 2)
    window.sees("IV push")
    window.press("Undo")
    wait_for("the second dose is taken back", lambda: len(records("dose")) == 1)


def end(window):
    window.press("0, none", "radio button")
    wait_for("the second reading is stored", lambda: len(records("reading")) == 2)
    window.press("It is over")
    wait_for("the episode has its end", lambda: "end" in records("episode")[0])


def step_through(window, chart):
    """From mark to mark of a chart, and to what stands behind one."""
    window.shows(chart, "after an IV push 1 of 1")
    window.act(chart, "mark.next")
    window.shows(chart, "IV push, Free at 2 h: 1 of 1")
    window.sees("IV push, Free at 2 h: 1 of 1")
    window.act(chart, "mark.open")
    window.get("frame", "1 treatment")
    window.press("Close")
    wait_for("chart alone", lambda: not window.find("frame", "1 treatment"))


def read_names(window):
    for page in ("Diary", "Response", "Report", "Today"):
        window.turn_to(page)
        window.settle()
        check_names(window, page)
    for key, title in (("Ctrl+,", "Preferences"), ("F1", "Help"), ("Ctrl+N", "New episode"), ("Ctrl+D", "New dose")):
        window.key(key)
        window.get("frame", title)
        window.settle()
        check_names(window, title)
        window.key("Escape")
        wait_for("window alone", window.is_alone)


def look(window):
    window.turn_to("Diary")
    window.sees("Migraine")
    window.turn_to("Response")
    window.sees("after an IV push 1 of 1")
    step_through(window, "How often is it better after a dose?")
    window.turn_to("Report")
    if window.find("push button", "Look at the pages"):
        window.press("Look at the pages")
    window.shows("Preview of the report", "Recorded days")


def other_process(window):
    subprocess.check_call([EPSOM, "--diary", DIARY.path, "add", "day", "--bleeding", "light"], stdout=subprocess.DEVNULL)
    window.turn_to("Today")
    window.sees("Light")


def again(window):
    before = subprocess.check_output([EPSOM, "--diary", DIARY.path, "export", "-"])
    window.close()
    later = Window(DIARY)
    later.press("Undo")
    wait_for("undo goes on after a restart", lambda: not records("day"))
    later.close()
    assert subprocess.check_output([EPSOM, "--diary", DIARY.path, "export", "-"]) != before
    assert subprocess.check_output([EPSOM, "--diary", DIARY.path, "check"]) == b"ok\n"


def no_display(window):
    # A newer toolkit doesn't know the word that GDK_DEBUG holds here and would say so on the same stream.
    display = ("DISPLAY", "WAYLAND_DISPLAY", "GDK_DEBUG")
    without = {name: value for name, value in os.environ.items() if name not in display}
    run = subprocess.run([EPSOM, "--diary", DIARY.path], env=without, capture_output=True, text=True)
    assert run.returncode == 1 and run.stdout == "", run
    assert run.stderr.startswith("epsom: there is no display") and run.stderr.count("\n") == 1, run.stderr


STEPS = [
    ("a press begins an episode", begin),
    ("a press rates it", rate),
    ("a form takes the dose", dose),
    ("a press repeats a dose, another takes it back", repeat),
    ("a press ends it", end),
    ("every page tells of it", look),
    ("all that can be pressed has a name", read_names),
    ("what the command line adds is seen", other_process),
    ("undo survives a restart", again),
    ("without a display it says so", no_display),
]


def main():
    print(f"1..{len(STEPS)}", flush=True)
    window = Window(DIARY)
    failed = None
    for number, (name, step) in enumerate(STEPS, 1):
        try:
            if failed:
                raise AssertionError(f"not tried, since “{failed}” failed")
            step(window)
            print(f"ok {number} /ui/day/{name.replace(' ', '-')}", flush=True)
        except Exception as error:
            failed = failed or name
            print(f"not ok {number} /ui/day/{name.replace(' ', '-')}\n# {error!r}", flush=True)
    if failed:
        window.process.kill()
    DIARY.remove()
    sys.exit(1 if failed else 0)


main()
