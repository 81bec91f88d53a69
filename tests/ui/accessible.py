# SPDX-License-Identifier: GPL-3.0-or-later
"""The program, driven as a person does: by what a screen reader tells of its window, with a pointer and with keys. What
was stored is then asked of the command line."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import gi
import pyatspi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

PATIENCE = 20.0
HOLD = 1.0
SETTLE = 0.6
EPSOM = os.path.abspath(sys.argv[1])
# What the keyboard of Xvfb calls the keys that are held.
HELD = {"Ctrl": 37, "Shift": 50, "Alt": 64}
KEYS = {"Enter": 0xFF0D, "Tab": 0xFF09, "Escape": 0xFF1B, "Space": 0x20, "Menu": 0xFF67, "Left": 0xFF51, "Up": 0xFF52,
        "Right": 0xFF53, "Down": 0xFF54, "Home": 0xFF50, "End": 0xFF57, "Delete": 0xFFFF, "F1": 0xFFBE, "F10": 0xFFC7}
# Newer libraries say "button", and of one that stays down "toggle button".
BUTTONS = ("push button", "button", "toggle button", "check box", "switch", "radio button")

# What a person can do something with has a name.
HANDLED = BUTTONS + ("slider", "spin button", "entry", "text", "menu item", "page tab", "link", "combo box")
# The toolkit calls what has no name by the name of its class.
CLASSES = ("Gtk", "Adw", "Epsom")
# What the toolkit makes whole, without a name for all that is in it.
WHOLE = ("GtkCalendar", "AdwToastWidget")


def wait_for(what, condition):
    """What `condition` returns once that is true; a widget may go away while it is looked at."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = condition()
        except (GLib.Error, LookupError, NotImplementedError, AttributeError):
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"there is no {what}")


def plain(name):
    """A label with a mnemonic counts its underline into the name; a space is a space, also where no line ends."""
    return name.replace("_", "").replace("\u00a0", " ")


def walk(node, path=()):
    """Every accessible from `node` on, with those it is in."""
    if node is None:
        return
    yield node, path
    for i in range(node.childCount):
        yield from walk(node.getChildAtIndex(i), path + (node,))


def extents(node):
    """Where it is in its window, or None where it has no place there."""
    try:
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    except NotImplementedError:
        return None
    return box if box.width > 0 and box.height > 0 else None


def action_names(node):
    """Asked one by one: GTK 4.8 leaks its answer to how many there are."""
    names = []
    try:
        actions = node.queryAction()
        while len(names) < 100:
            names.append(actions.getName(len(names)))
    except (NotImplementedError, GLib.Error):
        pass
    return names


def is_handled(node):
    return node.getRoleName() in HANDLED and node.getState().contains(pyatspi.STATE_FOCUSABLE) and extents(node)


def check_names(window, where):
    """Fails on what can be pressed or filled in and has no name. Returns: how many there are."""
    seen, nameless = 0, []
    for node, path in walk(window.newest()):
        if not is_handled(node):
            continue
        seen += 1
        if any(one.name in WHOLE for one in path):
            continue
        if not node.name.strip() or node.name.startswith(CLASSES) or node.name.endswith("-symbolic"):
            nameless.append("/".join(f"{one.getRoleName()} “{one.name}”" for one in (*path[-3:], node)))
    assert not nameless, f"without a name on {where}: {nameless}"
    return seen


class Diary:
    """A diary in a folder of its own."""

    def __init__(self, rows=None):
        self.folder = tempfile.mkdtemp(prefix="epsom-ui-")
        self.path = os.path.join(self.folder, "data", "diary.epsom")
        if rows:
            file = os.path.join(self.folder, "rows.csv")
            with open(file, "w", encoding="utf-8") as out:
                out.write(rows)
            self.epsom("import", file)

    def epsom(self, *words):
        return subprocess.check_output([EPSOM, "--diary", self.path, *words], text=True)

    def records(self, kind):
        """What is stored, as another program sees it while the window is open."""
        return [record for record in json.loads(self.epsom("list", "--json")) if record["record"] == kind]

    def remove(self):
        shutil.rmtree(self.folder)


class Window:
    """The running program. What it shows is found by its role and name."""

    def __init__(self, diary, cwd=None, **environment):
        command = [EPSOM, "--diary", diary.path]
        self.process = subprocess.Popen(command, cwd=cwd, env=dict(os.environ, GTK_A11Y="atspi", **environment))

    def frames(self):
        desktop = pyatspi.Registry.getDesktop(0)
        for child in range(desktop.childCount):
            application = desktop.getChildAtIndex(child)
            if application is None or application.get_process_id() != self.process.pid:
                continue
            # Nothing is remembered of the tree: widgets come and go with every press.
            application.set_cache_mask(Atspi.Cache.NONE)
            for i in range(application.childCount):
                yield application.getChildAtIndex(i)

    def newest(self):
        """The window that was opened last."""
        return list(self.frames())[-1]

    def find(self, role, name, anywhere=True):
        """The first widget of the role whose name has the words in it, in the newest window. With `anywhere` false it
        has a place there, too: what a page does not show has none."""
        roles = BUTTONS if role == "button" else BUTTONS[:3] if role == "push button" else (role,)
        for frame in reversed(list(self.frames())):
            for node, _ in walk(frame):
                if node.getRoleName() in roles and name in plain(node.name) and (anywhere or extents(node)):
                    return node
        return None

    def get(self, role, name):
        return wait_for(f"{role} “{name}”", lambda: self.find(role, name))

    def press(self, name, role="push button"):
        """As a screen reader presses."""
        self.get(role, name).queryAction().doAction(0)

    def turn_to(self, page):
        """Shows a page: of the two switchers, in the header and at the bottom, the hidden one does nothing."""
        self.get("page tab", page)
        for frame in list(self.frames()):
            for node, _ in list(walk(frame)):
                try:
                    if node.getRoleName() == "page tab" and node.name == page:
                        node.queryAction().doAction(0)
                except (GLib.Error, LookupError, NotImplementedError):  # the page that was left took its widgets along
                    continue

    def fill(self, name, text):
        field = self.get("text", name).queryEditableText()
        assert field.setTextContents(text), f"“{name}” takes no text"

    def sees(self, text):
        wait_for(f"text “{text}”", lambda: self.find("label", text))

    def shows(self, name, text):
        """A picture tells in words what is drawn on it."""
        wait_for(f"“{text}” on “{name}”", lambda: text in plain(self.picture(name).description))

    def picture(self, name):
        return self.find("image", name) or self.find("icon", name)

    def act(self, picture, action):
        """Does with a picture what it says that it can do."""
        names = action_names(self.picture(picture))
        assert action in names, f"“{picture}” can do only {names}"
        self.picture(picture).queryAction().doAction(names.index(action))

    def key(self, keys):
        """Presses a key as the keyboard does, with those that are held: “Ctrl+Z”."""
        *held, key = keys.split("+")
        for name in held:
            pyatspi.Registry.generateKeyboardEvent(HELD[name], None, pyatspi.KEY_PRESS)
        symbol = KEYS[key] if key in KEYS else ord(key.lower() if held else key)
        pyatspi.Registry.generateKeyboardEvent(symbol, None, pyatspi.KEY_SYM)
        for name in reversed(held):
            pyatspi.Registry.generateKeyboardEvent(HELD[name], None, pyatspi.KEY_RELEASE)

    def click(self, name):
        """Presses what is called that with the pointer, where it is. What is in a menu has no place that could be
        asked for, and is pressed as a screen reader does."""

        def find():
            roles = ("button", "page tab", "menu item", "entry", "list item", "label")
            return next(filter(None, (self.find(role, name, anywhere=False) for role in roles)), None)

        node = wait_for(f"“{name}” to press", find)
        if node.getRoleName() == "menu item":
            node.queryAction().doAction(0)
        else:
            pyatspi.Registry.generateMouseEvent(*self.place(node, name), "b1c")

    def place(self, node, name):
        """Its middle, which has to be on the screen."""
        box, frame = extents(node), extents(self.newest())
        x, y = box.x + box.width // 2, box.y + box.height // 2
        assert 0 <= x < frame.width and 0 <= y < frame.height, f"“{name}” is not on the screen, but at {x}, {y}"
        return x, y

    def hold(self, name):
        """Presses and holds until a menu is due."""
        node = wait_for(f"“{name}” to hold", lambda: self.find("button", name, anywhere=False))
        x, y = self.place(node, name)
        pyatspi.Registry.generateMouseEvent(x, y, "b1p")
        time.sleep(HOLD)
        pyatspi.Registry.generateMouseEvent(x, y, "b1r")

    def settle(self):
        """Lets the program answer a press: nobody presses faster."""
        time.sleep(SETTLE)

    def is_alone(self):
        return len(list(self.frames())) == 1

    def close(self):
        self.press("Close")
        assert self.process.wait(PATIENCE) == 0, "the program did not end well"

    def kill(self):
        self.process.kill()
        self.process.wait()


def run(steps):
    """Runs (name, function) pairs and says in TAP how that went. Returns: how many failed."""
    print(f"1..{len(steps)}", flush=True)
    failed = 0
    for number, (name, step) in enumerate(steps, 1):
        try:
            step()
            print(f"ok {number} {name}", flush=True)
        except Exception as error:  # whatever it is, the next step is to be tried
            failed += 1
            print(f"not ok {number} {name}\n# {error!r}", flush=True)
    return failed
