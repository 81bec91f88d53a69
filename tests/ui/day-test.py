#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""day-test.py EPSOM: a patient's day, driven through the window of the program itself by its accessible names, as a
screen reader would; what was stored is then asked of the command line. Speaks TAP."""
import json
import os
import subprocess
import sys
import tempfile
import time

import pyatspi
from gi.repository import GLib

PATIENCE = 20.0
EPSOM = os.path.abspath(sys.argv[1])
FOLDER = tempfile.mkdtemp(prefix="epsom-day-")
DIARY = os.path.join(FOLDER, "data", "diary.epsom")


class Window:
    """The running program, worked by the names of its widgets."""

    def __init__(self):
        environment = dict(os.environ, GTK_A11Y="atspi")
        self.process = subprocess.Popen([EPSOM, "--diary", DIARY], env=environment)

    def frames(self):
        desktop = pyatspi.Registry.getDesktop(0)
        for child in range(desktop.childCount):
            application = desktop.getChildAtIndex(child)
            if application is None or application.get_process_id() != self.process.pid:
                continue
            # What was known of the tree is old: widgets come and go with every press.
            application.clear_cache()
            for i in range(application.childCount):
                yield application.getChildAtIndex(i)

    @staticmethod
    def walk(node):
        if node is None:
            return
        yield node
        for i in range(node.childCount):
            yield from Window.walk(node.getChildAtIndex(i))

    def find(self, role, name):
        """The first widget of the role whose name has the words in it, in the newest window."""
        # Newer libraries say "button", and of one that stays down "toggle button".
        roles = {"push button": ("push button", "button", "toggle button")}.get(role, (role,))
        for frame in reversed(list(self.frames())):
            for node in self.walk(frame):
                # A label with a mnemonic counts its underline into the name.
                if node.getRoleName() in roles and name in node.name.replace("_", "").replace("\u00a0", " "):
                    return node
        return None

    def wait(self, what, condition):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                found = condition()
            except Exception:  # a widget went away while it was looked at
                found = None
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"there is no {what}")

    def get(self, role, name):
        return self.wait(f"{role} “{name}”", lambda: self.find(role, name))

    def press(self, name, role="push button"):
        self.get(role, name).queryAction().doAction(0)

    def turn_to(self, page):
        """Shows a page: of the two switchers, in the header and at the bottom, the hidden one does nothing."""
        self.get("page tab", page)
        for frame in list(self.frames()):
            for node in list(self.walk(frame)):
                try:
                    if node.getRoleName() == "page tab" and node.name == page:
                        node.queryAction().doAction(0)
                except Exception:  # the page that was left took its widgets along
                    continue

    def type(self, name, text):
        field = self.get("text", name).queryEditableText()
        assert field.setTextContents(text), f"“{name}” takes no text"

    def sees(self, text):
        self.wait(f"text “{text}”", lambda: self.find("label", text))

    def shows(self, name, text):
        """A picture tells in words what is drawn on it."""
        self.wait(f"“{text}” on “{name}”", lambda: text in (self.find("image", name) or self.find("icon", name)).description.replace("\u00a0", " "))

    def act(self, picture, action):
        """Does with a picture what it says that it can do."""
        actions = (self.find("image", picture) or self.find("icon", picture)).queryAction()
        names = []
        try:  # one by one: GTK 4.8 leaks its answer to how many there are
            while len(names) < 100:
                names.append(actions.getName(len(names)))
        except GLib.Error:
            pass
        assert action in names, f"“{picture}” can do only {names}"
        actions.doAction(names.index(action))

    def close(self):
        self.press("Close")
        assert self.process.wait(PATIENCE) == 0, "the program did not end well"


def records(kind):
    """What is stored, as another program sees it while the window is open."""
    output = subprocess.check_output([EPSOM, "--diary", DIARY, "list", "--json"])
    return [record for record in json.loads(output) if record["record"] == kind]


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.1)


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
    window.type("Minutes it took", "5")
    window.type("Amount", "1")
    window.press("g")
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


def walk(window, chart):
    """From mark to mark of a chart, and to what stands behind one."""
    window.shows(chart, "after an IV push 1 of 1")
    window.act(chart, "mark.next")
    window.shows(chart, "IV push, Free at 2 h: 1 of 1")
    window.sees("IV push, Free at 2 h: 1 of 1")
    window.act(chart, "mark.open")
    window.get("frame", "1 treatment")
    window.press("Close")
    window.wait("chart alone", lambda: not window.find("frame", "1 treatment"))


def look(window):
    window.turn_to("Diary")
    window.sees("Migraine")
    window.turn_to("Response")
    window.sees("after an IV push 1 of 1")
    walk(window, "How often is it better after a dose?")
    window.turn_to("Report")
    if window.find("push button", "Look at the pages"):
        window.press("Look at the pages")
    window.shows("Preview of the report", "Recorded days")


def other_process(window):
    subprocess.check_call([EPSOM, "--diary", DIARY, "add", "day", "--bleeding", "light"], stdout=subprocess.DEVNULL)
    window.turn_to("Today")
    window.sees("Light")


def again(window):
    before = subprocess.check_output([EPSOM, "--diary", DIARY, "export", "-"])
    window.close()
    later = Window()
    later.press("Undo")
    wait_for("undo goes on after a restart", lambda: not records("day"))
    later.close()
    assert subprocess.check_output([EPSOM, "--diary", DIARY, "export", "-"]) != before
    assert subprocess.check_output([EPSOM, "--diary", DIARY, "check"]) == b"ok\n"


def no_display(window):
    # A newer toolkit doesn't know the word that GDK_DEBUG holds here and would say so on the same stream.
    display = ("DISPLAY", "WAYLAND_DISPLAY", "GDK_DEBUG")
    without = {name: value for name, value in os.environ.items() if name not in display}
    run = subprocess.run([EPSOM, "--diary", DIARY], env=without, capture_output=True, text=True)
    assert run.returncode == 1 and run.stdout == "", run
    assert run.stderr.startswith("epsom: there is no display") and run.stderr.count("\n") == 1, run.stderr


STEPS = [
    ("a press begins an episode", begin),
    ("a press rates it", rate),
    ("a form takes the dose", dose),
    ("a press repeats a dose, another takes it back", repeat),
    ("a press ends it", end),
    ("every page tells of it", look),
    ("what the command line adds is seen", other_process),
    ("undo survives a restart", again),
    ("without a display it says so", no_display),
]


def main():
    print(f"1..{len(STEPS)}", flush=True)
    window = Window()
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
    subprocess.call(["rm", "-rf", FOLDER])
    sys.exit(1 if failed else 0)


main()
