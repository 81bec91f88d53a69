#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""asking-test.py EPSOM: the program asks for readings through the desktop's notifications, and what is pressed on them is
stored. The desktop is played here: org.freedesktop.Notifications, then org.gtk.Notifications, whose buttons reach the
program over the bus, whether it runs or has to be started. Speaks TAP."""
import json
import os
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib

PATIENCE = 20.0
QUIET = 1.5  # seconds in which nothing may come
EPSOM = os.path.abspath(sys.argv[1])
FOLDER = tempfile.mkdtemp(prefix="epsom-asking-")
DIARY = os.path.join(FOLDER, "diary.epsom")
ID = "io.github.epsomdiary.Epsom"
OBJECT = "/io/github/epsomdiary/Epsom"
EPISODE = "11111111-1111-4111-8111-111111111111"
BUS = Gio.bus_get_sync(Gio.BusType.SESSION)

FREEDESKTOP = """<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""
GTK = """<node><interface name="org.gtk.Notifications">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="a{sv}" direction="in"/></method>
<method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
</interface></node>"""


FOUR_BUTTONS = ["None", "Mild", "Moderate", "Severe"]
THREE_BUTTONS = ["None or mild…", "Moderate", "Severe"]


class Desktop:
    """A notification service. `shown` holds what is on the screen."""

    def __init__(self, name, interface, current, buttons):
        self.name = name
        self.buttons = buttons
        self.shown = {}
        self.count = 0
        node = Gio.DBusNodeInfo.new_for_xml(interface)
        path = "/" + name.replace(".", "/")
        os.environ["XDG_CURRENT_DESKTOP"] = current
        self.registration = BUS.register_object(path, node.interfaces[0], self.called, None, None)
        self.path = path
        self.call_bus("RequestName", GLib.Variant("(su)", (name, 4)))

    @staticmethod
    def call_bus(method, parameters):
        return BUS.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, parameters,
                             None, 0, -1, None)

    def leave(self):
        self.call_bus("ReleaseName", GLib.Variant("(s)", (self.name,)))
        BUS.unregister_object(self.registration)

    def called(self, connection, sender, path, interface, method, parameters, invocation):
        value = parameters.unpack()
        answer = None
        if method == "GetCapabilities":
            answer = GLib.Variant("(as)", (["actions", "body"],))
        elif method == "GetServerInformation":
            answer = GLib.Variant("(ssss)", ("test", "test", "1", "1.2"))
        elif method == "Notify":
            self.count += 1
            number = value[1] or self.count
            actions = value[5]
            self.shown[number] = {"title": value[3], "body": value[4], "default": "default" in actions[::2],
                                  "buttons": [(k, label) for k, label in zip(actions[::2], actions[1::2]) if k != "default"]}
            answer = GLib.Variant("(u)", (number,))
        elif method == "CloseNotification":
            self.shown.pop(value[0], None)
        elif method == "AddNotification":
            self.count += 1
            content = value[2]
            self.shown[value[1]] = {"title": content["title"], "body": content["body"],
                                    "default": content.get("default-action"),
                                    "buttons": [(b["action"], b["label"]) for b in content.get("buttons", [])],
                                    "raw": parameters}
        elif method == "RemoveNotification":
            self.shown.pop(value[1], None)
        invocation.return_value(answer)

    def press_and_close(self, number, label):
        """As a shell does: what was pressed goes."""
        self.press(number, label)
        del self.shown[number]
        if self.name == "org.freedesktop.Notifications":
            BUS.emit_signal(None, self.path, self.name, "NotificationClosed", GLib.Variant("(uu)", (number, 2)))

    def press(self, number, label):
        """As a person does who presses a button."""
        if self.name == "org.freedesktop.Notifications":
            key = next(key for key, text in self.shown[number]["buttons"] if text == label)
            BUS.emit_signal(None, self.path, self.name, "ActionInvoked", GLib.Variant("(us)", (number, key)))
            return
        for button in self.shown[number]["raw"].get_child_value(2).lookup_value("buttons", None):
            if button["label"] == label:
                self.activate(button["action"], button["target"])

    def press_itself(self, number):
        if self.name == "org.freedesktop.Notifications":
            BUS.emit_signal(None, self.path, self.name, "ActionInvoked", GLib.Variant("(us)", (number, "default")))
            return
        content = self.shown[number]["raw"].unpack()[2]
        self.activate(content["default-action"], content["default-action-target"])

    @staticmethod
    def activate(action, target):
        """The shell starts a program that is not running: its service file says how."""
        assert action.startswith("app."), action
        signature = "(" + "".join("i" if isinstance(value, int) else "s" for value in target) + ")"
        BUS.call_sync(ID, OBJECT, "org.freedesktop.Application", "ActivateAction",
                      GLib.Variant("(sava{sv})", (action[4:], [GLib.Variant(signature, tuple(target))], {})), None, 0,
                      int(PATIENCE * 1000), None)


def labels(question):
    return [label for key, label in question["buttons"]]


def spin(condition, patience=PATIENCE):
    end = time.monotonic() + patience
    context = GLib.MainContext.default()
    while time.monotonic() < end:
        while context.pending():
            context.iteration(False)
        if condition():
            return True
        time.sleep(0.02)
    return False


def expect(what, condition):
    assert spin(condition), what


def epsom(*words):
    return subprocess.check_output([EPSOM, "--diary", DIARY, *words], text=True)


def readings():
    return [r["severity"] for r in json.loads(epsom("list", "--json")) if r["record"] == "reading"]


def write_diary(*rows):
    """A migraine since 8, 7 at 8:50, a push at 9."""
    path = os.path.join(FOLDER, "rows.csv")
    for name in os.listdir(FOLDER):
        if name.startswith("diary"):
            os.remove(os.path.join(FOLDER, name))
    with open(path, "w", encoding="utf-8") as file:
        file.write("record,id,episode,at,symptom,severity,route,minutes,amount,unit,end\n")
        file.write(f"episode,{EPISODE},,2026-03-03T08:00:00+00:00,migraine,,,,,,\n")
        file.write(f"reading,,{EPISODE},2026-03-03T08:50:00+00:00,,7,,,,,\n")
        file.write("dose,,,2026-03-03T09:00:00+00:00,,,iv,5,1,g,\n")
        file.writelines(row + "\n" for row in rows)
    epsom("import", path)


def start(now, **environment):
    return subprocess.Popen([EPSOM, "--diary", DIARY], env=dict(os.environ, EPSOM_NOW=now, **environment))


def is_there():
    return Desktop.call_bus("NameHasOwner", GLib.Variant("(s)", (ID,))).unpack()[0]


def stop(process=None):
    """Quits the program as its menu does."""
    if is_there():
        BUS.call_sync(ID, OBJECT, "org.freedesktop.Application", "ActivateAction",
                      GLib.Variant("(sava{sv})", ("quit", [], {})), None, 0, int(PATIENCE * 1000), None)
    if process:
        assert process.wait(PATIENCE) == 0, "the program did not end well"
    expect("it is gone from the bus", lambda: not is_there())


def end(process):
    """It ends without a word, as when the session does."""
    process.kill()
    process.wait()
    expect("it is gone from the bus", lambda: not is_there())


def asks_and_stores(desktop):
    write_diary()
    program = start("2026-03-03T09:31:00+00:00")
    expect("a question is shown", lambda: desktop.shown)
    number, question = next(iter(desktop.shown.items()))
    assert question["title"] == "Migraine: how bad is it now?", question
    assert question["body"] == "30 min after IV push, magnesium 1 g, 5 min", question
    assert labels(question) == desktop.buttons, question
    assert question["default"], question
    desktop.press(number, "Moderate")
    expect("the answer is stored", lambda: readings() == [7, 5])
    expect("the question is withdrawn", lambda: not desktop.shown)
    assert epsom("check") == "ok\n"
    stop(program)


def comes_again_and_is_withdrawn(desktop):
    write_diary()
    for _ in range(2):  # the second time it is asked by a program that knows nothing of the first
        program = start("2026-03-03T11:05:00+00:00")
        expect("a question is shown", lambda: desktop.shown)
        assert next(iter(desktop.shown.values()))["body"].startswith("2 h after"), desktop.shown
        stop(program)
        expect("to quit takes it along", lambda: not desktop.shown)
    program = start("2026-03-03T11:05:00+00:00")
    expect("a question is shown", lambda: desktop.shown)
    epsom("add", "reading", "--episode", EPISODE, "--at", "2026-03-03T11:04:00+00:00", "--severity", "2")
    expect("what another program answered is withdrawn", lambda: not desktop.shown)
    stop(program)


def does_not_ask(desktop):
    before = desktop.count
    for now, rows in (("2026-03-03T09:20:00+00:00", ()),  # not yet
                      ("2026-03-03T11:31:00+00:00", ()),  # too late
                      ("2026-03-03T09:31:00+00:00", (f"reading,,{EPISODE},2026-03-03T09:25:00+00:00,,4,,,,,",))):
        write_diary(*rows)
        program = start(now)
        expect("it runs", is_there)
        spin(lambda: desktop.count > before, QUIET)
        assert desktop.count == before, (now, desktop.shown)
        stop(program)


def opens_the_window(desktop):
    write_diary()
    program = start("2026-03-03T09:31:00+00:00")
    expect("a question is shown", lambda: desktop.shown)
    desktop.press_itself(next(iter(desktop.shown)))
    spin(lambda: False, 0.5)
    assert is_there() and readings() == [7]
    stop(program)
    desktop.shown.clear()


def starts_for_an_answer(desktop):
    """The program ended, its question is still shown: the press starts it, and no window comes."""
    write_diary()
    program = start("2026-03-03T09:31:00+00:00")
    expect("a question is shown", lambda: desktop.shown)
    end(program)
    number = next(iter(desktop.shown))
    desktop.press(number, "Severe")
    expect("the answer is stored", lambda: readings() == [7, 8])
    expect("it waits for the next question", is_there)
    stop()


def asks_which_of_the_milder(desktop):
    """The answers that share a button are told apart by a second press, whether or not the program still runs; only
    org.gtk.Notifications can start it."""
    for ended, answer, severity in ((False, "Mild", 2), (desktop.name == "org.gtk.Notifications", "None", 0)):
        write_diary()
        program = start("2026-03-03T09:31:00+00:00")
        expect("a question is shown", lambda: desktop.shown)
        question = next(iter(desktop.shown.values()))
        if ended:
            end(program)
        desktop.press_and_close(next(iter(desktop.shown)), "None or mild…")
        expect("the next question is shown", lambda: desktop.shown)
        number, second = next(iter(desktop.shown.items()))
        assert labels(second) == ["None", "Mild"] and second["default"], second
        assert (second["title"], second["body"]) == (question["title"], question["body"]), second
        spin(lambda: False, 0.5)
        assert len(desktop.shown) == 1 and readings() == [7], (desktop.shown, readings())
        desktop.press_and_close(number, answer)
        expect("the answer is stored", lambda: readings() == [7, severity])
        stop(None if ended else program)


def withdraws_the_second_question(desktop):
    write_diary()
    program = start("2026-03-03T09:31:00+00:00")
    expect("a question is shown", lambda: desktop.shown)
    desktop.press_and_close(next(iter(desktop.shown)), "None or mild…")
    expect("the next question is shown", lambda: desktop.shown)
    epsom("add", "reading", "--episode", EPISODE, "--at", "2026-03-03T09:30:00+00:00", "--severity", "2")
    expect("what another program answered is withdrawn", lambda: not desktop.shown)
    stop(program)


def says_what_failed(desktop):
    write_diary()
    program = start("2026-03-03T09:31:00+00:00")
    expect("a question is shown", lambda: desktop.shown)
    end(program)
    number = next(iter(desktop.shown))
    for name in os.listdir(FOLDER):
        if name.startswith("diary"):
            os.remove(os.path.join(FOLDER, name))
    desktop.press(number, "Moderate")
    expect("it is said", lambda: any(n["title"] == "That could not be stored" for n in desktop.shown.values()))
    assert not os.path.exists(DIARY)
    stop()
    desktop.shown.clear()


PLAN = ("at=09:30 remind=yes id=44444444-4444-4444-8444-444444444444 route=oral salt=citrate amount=400 unit=mg "
        "basis=elemental")


def reminds(desktop):
    """A planned dose is said at its time, and no more when it was taken."""
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as file:
        file.write(f"[io/github/epsomdiary/Epsom]\nplans=['{PLAN}']\nask-30-minutes=false\n")
    write_diary()
    before = desktop.count
    program = start("2026-03-03T09:29:00+00:00", GSETTINGS_BACKEND="keyfile")
    expect("it runs", is_there)
    spin(lambda: desktop.count > before, QUIET)
    assert desktop.count == before, desktop.shown
    stop(program)

    program = start("2026-03-03T09:31:00+00:00", GSETTINGS_BACKEND="keyfile")
    expect("the reminder is shown", lambda: desktop.shown)
    number, reminder = next(iter(desktop.shown.items()))
    assert reminder["title"] == "Magnesium citrate 400 mg elemental", reminder
    assert reminder["body"] == "Planned at 09:30", reminder
    desktop.press(number, "Taken")
    expect("the reminder is withdrawn", lambda: not desktop.shown)
    doses = [r for r in json.loads(epsom("list", "--json")) if r["record"] == "dose"]
    assert [d["amount"] for d in doses] == [1, 400] and doses[1]["purpose"] == "preventive", doses
    stop(program)


STEPS = [
    ("freedesktop", "a press on a button stores the reading", asks_and_stores),
    ("freedesktop", "a question comes again after a restart and goes when it is answered", comes_again_and_is_withdrawn),
    ("freedesktop", "nothing is asked too early, too late or twice", does_not_ask),
    ("freedesktop", "a planned dose is said at its time and taken with a press", reminds),
    ("freedesktop", "a press on the question opens the window", opens_the_window),
    ("unknown", "a press on a button stores the reading", asks_and_stores),
    ("unknown", "which of two that share a button is asked with the next press", asks_which_of_the_milder),
    ("gtk", "a press on a button stores the reading", asks_and_stores),
    ("gtk", "which of two that share a button is asked with the next press", asks_which_of_the_milder),
    ("gtk", "the second question is withdrawn as the first", withdraws_the_second_question),
    ("gtk", "a question comes again after a restart and goes when it is answered", comes_again_and_is_withdrawn),
    ("gtk", "a press on the question opens the window", opens_the_window),
    ("gtk", "a press starts the program and no window", starts_for_an_answer),
    ("gtk", "what could not be stored is said", says_what_failed),
]


def install_service():
    folder = os.path.join(os.environ["XDG_DATA_HOME"], "dbus-1", "services")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, ID + ".service"), "w", encoding="utf-8") as file:
        file.write(f"[D-BUS Service]\nName={ID}\n"
                   f"Exec=/usr/bin/env EPSOM_NOW=2026-03-03T09:32:00+00:00 {EPSOM} --gapplication-service\n")
    Desktop.call_bus("ReloadConfig", None)


def main():
    print(f"1..{len(STEPS)}", flush=True)
    # GNOME's shell has room for three buttons, and of a desktop that is not known nothing else can be trusted.
    services = {"freedesktop": ("org.freedesktop.Notifications", FREEDESKTOP, "KDE", FOUR_BUTTONS),
                "unknown": ("org.freedesktop.Notifications", FREEDESKTOP, "ubuntu:Unity", THREE_BUTTONS),
                "gtk": ("org.gtk.Notifications", GTK, "GNOME", THREE_BUTTONS)}
    failed = False
    install_service()
    for number, (service, name, step) in enumerate(STEPS, 1):
        desktop = Desktop(*services[service])
        try:
            step(desktop)
            print(f"ok {number} /ui/asking/{service}/{name.replace(' ', '-')}", flush=True)
        except Exception as error:
            failed = True
            print(f"not ok {number} /ui/asking/{service}/{name.replace(' ', '-')}\n# {error!r}", flush=True)
            try:
                stop()
            except Exception as left:
                print(f"# {left!r}", flush=True)
        desktop.leave()
    subprocess.call(["rm", "-rf", FOLDER])
    sys.exit(1 if failed else 0)


main()
