#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""names-test.py SHOW-SCENES: what can be pressed or filled in has a name for a screen reader, in every window, form,
dialog and popover of the program. Speaks TAP."""
import subprocess
import sys

from accessible import EPSOM, Window, check_names, wait_for

# A window that the toolkit makes, with a button of which it does not say what it does.
CREDITS = "about"


class Scenes(Window):
    """The program that shows one after the other."""

    def __init__(self):
        self.process = subprocess.Popen([EPSOM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def go_on(self):
        """Returns: the name of the next, or None when there is no other."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith("scene "):
                return line[len("scene "):].strip()
            if line == "end\n":
                break
        return None


def main():
    scenes, failed, number = Scenes(), 0, 0
    while name := scenes.go_on():
        number += 1
        try:
            wait_for("window", lambda: list(scenes.frames()))
            if name == CREDITS:
                print(f"ok {number} /ui/names/{name} # SKIP laid out by the toolkit", flush=True)
                continue
            seen = check_names(scenes, name)
            assert seen, f"nothing to press was found on {name}"
            print(f"ok {number} /ui/names/{name} # {seen}", flush=True)
        except Exception as error:  # whatever it is, the next is to be looked at
            failed += 1
            print(f"not ok {number} /ui/names/{name}\n# {error!r}", flush=True)
    print(f"1..{number}")
    sys.exit(1 if failed or scenes.process.wait() or number == 0 else 0)


main()
