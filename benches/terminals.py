"""Real terminals on a screen of their own: how each is started, typed into, pasted into, and read."""

import os
import shutil
import signal
import subprocess
import time

# Nothing is waited for longer than this, in seconds.
PATIENCE = 15
GEOMETRY = "80x24"


class Missing(Exception):
    """A program that a trial needs is not on this machine."""


def need(*tools):
    """Says which of the tools is missing, if one is."""
    for tool in tools:
        if not shutil.which(tool) and not os.access(tool, os.X_OK):
            raise Missing(tool)


def until(what, found, patience=PATIENCE):
    """Waits until `found()` gives something."""
    end = time.monotonic() + patience
    while True:
        got = found()
        if got:
            return got
        if time.monotonic() > end:
            raise TimeoutError(f"no {what} within {patience} s")
        time.sleep(0.05)


def read(path):
    """What a file holds; nothing while it is not there."""
    try:
        with open(path, encoding="utf-8") as f:
            return f.read()
    except OSError:
        return ""


class Display:
    """An Xvfb of our own: keyboard, mouse, clipboard and pictures."""

    def __init__(self, base):
        need("Xvfb", "xdotool", "xclip", "setxkbmap")
        ready, told = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(told), "-screen", "0", "1200x900x24", "-nolisten", "tcp", "-noreset"],
                                        pass_fds=[told], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(told)
        with open(ready, encoding="ascii") as line:
            number = line.readline().strip()
        self.env = {"PATH": os.environ["PATH"], "HOME": base, "DISPLAY": f":{number}", "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh",
                    "XDG_RUNTIME_DIR": base, "XDG_CONFIG_HOME": f"{base}/.config", "LIBGL_ALWAYS_SOFTWARE": "1",
                    "TMUX_TMPDIR": base, "SCREENDIR": f"{base}/screen", "NO_AT_BRIDGE": "1"}

        # A keyboard that has the letters of Spanish: for one that it lacks xdotool lends a key, too briefly for a busy terminal.
        subprocess.run(["setxkbmap", "-layout", "us", "-variant", "altgr-intl"], env=self.env, check=True)

    def do(self, *arguments):
        """xdotool; gives what it says."""
        done = subprocess.run(["xdotool", *map(str, arguments)], env=self.env, capture_output=True, text=True, timeout=60)
        return done.stdout.strip()

    def window(self):
        """The only window there is, with the keyboard's focus."""
        found = until("window", lambda: self.do("search", "--onlyvisible", "--name", ".").split())[-1]
        self.do("windowmove", found, 0, 0)
        self.do("windowfocus", "--sync", found)
        return found

    def keys(self, *keys):
        """Keys one after another, each pressed and let go."""
        self.do("key", "--delay", 60, *keys)

    def type(self, text):
        """Text, letter by letter."""
        self.do("type", "--delay", 30, text)

    def paste(self, window, text):
        """Text by the middle button, as it is pasted from another window."""
        subprocess.run(["xclip", "-i", "-selection", "primary"], env=self.env, input=text, text=True, check=True,
                       stdout=subprocess.DEVNULL)
        width, height = self.size(window)
        self.do("mousemove", "--window", window, width // 2, height // 2, "click", 2)

    def size(self, window):
        """Width and height in pixels."""
        said = dict(line.split("=") for line in self.do("getwindowgeometry", "--shell", window).split("\n"))
        return int(said["WIDTH"]), int(said["HEIGHT"])

    def shown(self, window):
        """The text on the window, as the mouse marks and copies it; rows without the blanks at their ends."""
        width, height = self.size(window)
        self.do("mousemove", "--window", window, 1, 3, "sleep", "0.2", "mousedown", 1, "sleep", "0.2",
                # urxvt marks from where the mouse is first seen to move.
                "mousemove", "--window", window, 5, 5, "sleep", "0.2",
                "mousemove", "--window", window, width // 2, height // 2, "sleep", "0.1",
                "mousemove", "--window", window, width - 3, height - 4, "sleep", "0.2", "mouseup", 1, "sleep", "0.1")
        said = subprocess.run(["xclip", "-o", "-selection", "primary"], env=self.env, capture_output=True, timeout=10).stdout
        # A further click takes the mark away; late enough to be no double click.
        time.sleep(0.6)
        self.do("mousemove", "--window", window, width // 2, height - 3, "click", 1)
        time.sleep(0.6)
        return "\n".join(row.rstrip() for row in said.decode("utf-8", "replace").split("\n")).rstrip("\n")

    def picture(self, path):
        """The whole screen as a PNG."""
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", "-crop", "900x560+0+0", path], env=self.env, check=False)

    def close(self):
        self.process.terminate()
        self.process.wait()


class Terminal:
    """How one terminal is started on a display, running the script at `run`."""

    def __init__(self, name, argv, version, tools=(), inner=None, has_alternate=True):
        self.name, self.argv, self.version_of, self.tools = name, argv, version, tools
        self.inner, self.has_alternate = inner, has_alternate

    def version(self, env):
        """The first line of what it says of itself."""
        done = subprocess.run(self.version_of, env=env, capture_output=True, text=True, timeout=20, check=False)
        return next((line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()), "?")


def xterm(*more):
    """An xterm that anything can be run in."""
    return ["xterm", "-fa", "DejaVu Sans Mono", "-fs", "9", "-geometry", GEOMETRY, "-b", "2", *more]


def pterm(*more):
    """PuTTY's terminal without its network."""
    return ["pterm", "-fn", "client:DejaVu Sans Mono 9", "-geometry", GEOMETRY, *more, "-e"]


KITTY = ["kitty", "--config", "NONE", "-o", "remember_window_size=no", "-o", "initial_window_width=80c", "-o", "initial_window_height=24c",
         "-o", "font_size=9", "-o", "update_check_interval=0", "-o", "confirm_os_window_close=0"]
ALACRITTY = ["alacritty", "-o", "window.dimensions.columns=80", "-o", "window.dimensions.lines=24", "-o", "font.size=7", "-e"]
# Alt as it leaves most terminals; xterm's own default makes another letter of it.
META = ["-xrm", "*metaSendsEscape: true"]


def tmux(name, setting="", has_alternate=True):
    """tmux in an xterm, with one setting beside its own."""
    inner = f"""printf '%s\\n' 'set -g status off' '{setting}' >'{{folder}}/conf'
exec tmux -L trial -f '{{folder}}/conf' new-session '{{run}}'"""
    return Terminal(name, xterm(*META, "-e", "{inner}"), ["tmux", "-V"], ("tmux",), inner, has_alternate)


def screen(name, setting="", has_alternate=False):
    """GNU screen in an xterm, with one setting beside its own."""
    inner = f"""printf '%s\\n' 'startup_message off' '{setting}' >'{{folder}}/conf'
exec screen -U -S trial -c '{{folder}}/conf' '{{run}}'"""
    return Terminal(name, xterm(*META, "-e", "{inner}"), ["screen", "-v"], ("screen",), inner, has_alternate)


# One line a terminal. `{run}` is the script; `inner` runs inside an xterm; the last says whether it has an alternate screen.
TERMINALS = [
    Terminal("xterm", xterm("-e", "{run}"), ["xterm", "-version"]),
    Terminal("xterm, alternate screen off", xterm(*META, "-xrm", "*titeInhibit: true", "-e", "{run}"), ["xterm", "-version"], has_alternate=False),
    Terminal("xterm as vt100", xterm(*META, "-tn", "vt100", "-e", "{run}"), ["xterm", "-version"], has_alternate=False),
    Terminal("urxvt", ["urxvt", "-fn", "xft:DejaVu Sans Mono:size=9", "-geometry", GEOMETRY, "+sb", "-b", "2", "-pe", "-confirm-paste", "-e", "{run}"],
             ["urxvt", "-help"]),
    Terminal("st", ["st", "-f", "DejaVu Sans Mono:size=9", "-g", GEOMETRY, "-e", "{run}"], ["st", "-v"]),
    Terminal("kitty", [*KITTY, "{run}"], ["kitty", "--version"]),
    Terminal("alacritty", [*ALACRITTY, "{run}"], ["alacritty", "--version"]),
    Terminal("lxterminal (VTE)", ["lxterminal", "--no-remote", "--geometry=" + GEOMETRY, "-e", "{run}"], ["lxterminal", "--version"]),
    Terminal("pterm (PuTTY)", [*pterm(), "{run}"], ["pterm", "--version"]),
    Terminal("pterm (PuTTY), alternate screen off", [*pterm("-load", "noalt"), "{run}"], ["pterm", "--version"], has_alternate=False),
    Terminal("PuTTY over ssh", ["putty", "-fn", "client:DejaVu Sans Mono 9", "-geometry", GEOMETRY, "-ssh", "-hostkey", "{hostkey}", "-P", "{port}",
                                "-i", "{key}", "-t", "-m", "{run}", "root@127.0.0.1"], ["putty", "--version"], tools=("/usr/sbin/sshd", "puttygen")),
    tmux("tmux"),
    tmux("tmux as xterm-256color", "set -g default-terminal xterm-256color"),
    tmux("tmux, alternate screen off", "set -g alternate-screen off", has_alternate=False),
    # Its alternate screen is off unless a setting turns it on.
    screen("screen"),
    screen("screen, alternate screen on", "altscreen on", has_alternate=True),
    screen("screen as xterm-256color", "term xterm-256color"),
    Terminal("mosh", xterm(*META, "-e", "{inner}"), ["mosh", "--version"], tools=("mosh-server", "mosh-client"), has_alternate=False,
             inner="""set -- $(mosh-server new -i 127.0.0.1 -- '{run}' 2>'{folder}/mosh' | grep '^MOSH CONNECT')
MOSH_KEY=$4 exec mosh-client 127.0.0.1 $3"""),
]


def end(process):
    """Ends a terminal that we started, with its own group of processes alone."""
    for how in (signal.SIGHUP, signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(2)
            return
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
