/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * first-frame SECONDS COMMAND...: starts a program with a window on a display without a window manager, and prints
 *
 *   the milliseconds from its start to the first frame with something drawn in it,
 *   those to the last frame before nothing was drawn for a while,
 *   after SECONDS more in which nobody touches it, its proportional share of memory in KiB,
 *   and the processor's milliseconds that it used in those seconds.
 *
 * Then it ends the program.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define QUIET 700     /* ms without a frame after which a window counts as settled */
#define PATIENCE 30e3 /* ms after which it never will */
#define PROBES 9      /* rows of the window looked at */
#define COLOURS 4     /* a window with as many has something drawn in it: bars and a background alone have fewer */

typedef struct {
  Display *display;
  int damage_event;
  pid_t child;
  Window window;
  int width, height;
  double start, first, last;
} Watch;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/* A window may be gone by the time it is asked about. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  (void) display;
  (void) event;
  return 0;
}

/* How many colours of @row are not in @colours yet; they are added, up to COLOURS. */
static int
count_colours (XImage *row, unsigned long *colours, int n)
{
  for (int x = 0; x < row->width && n < COLOURS; x++)
    {
      unsigned long pixel = XGetPixel (row, x, 0) & 0xffffff;
      int i = 0;

      while (i < n && colours[i] != pixel)
        i++;
      if (i == n)
        colours[n++] = pixel;
    }
  return n;
}

static bool
is_drawn (Watch *watch)
{
  unsigned long colours[COLOURS];
  XWindowAttributes attributes;
  int n = 0;

  if (!XGetWindowAttributes (watch->display, watch->window, &attributes) || attributes.map_state != IsViewable)
    return false;

  watch->width = attributes.width;
  watch->height = attributes.height;
  for (int probe = 1; probe <= PROBES && n < COLOURS; probe++)
    {
      int y = attributes.height * probe / (PROBES + 1);
      XImage *row = XGetImage (watch->display, watch->window, 0, y, attributes.width, 1, AllPlanes, ZPixmap);

      if (!row)
        continue;
      n = count_colours (row, colours, n);
      XDestroyImage (row);
    }
  return n == COLOURS;
}

static void
on_damage (Watch *watch, const XDamageNotifyEvent *event)
{
  double area = (double) event->area.width * event->area.height;

  if (event->drawable != watch->window)
    return;
  /* A blinking cursor is no frame of its own. */
  if (watch->first && area >= 0.01 * watch->width * watch->height)
    watch->last = now ();
  if (!watch->first && is_drawn (watch))
    watch->first = watch->last = now ();
}

static void
on_event (Watch *watch, XEvent *event)
{
  Window root = DefaultRootWindow (watch->display);

  if (event->type == CreateNotify && event->xcreatewindow.parent == root && !event->xcreatewindow.override_redirect)
    XDamageCreate (watch->display, event->xcreatewindow.window, XDamageReportRawRectangles);
  else if (event->type == MapNotify && !watch->window && !event->xmap.override_redirect)
    watch->window = event->xmap.window;
  else if (event->type == watch->damage_event)
    on_damage (watch, (XDamageNotifyEvent *) event);
}

/* Returns: whether the window was drawn and came to rest. */
static bool
watch_until_settled (Watch *watch)
{
  struct pollfd connection = { ConnectionNumber (watch->display), POLLIN, 0 };

  while (now () - watch->start < PATIENCE)
    {
      while (XPending (watch->display))
        {
          XEvent event;

          XNextEvent (watch->display, &event);
          on_event (watch, &event);
        }
      if (watch->first && now () - watch->last > QUIET)
        return true;
      if (waitpid (watch->child, NULL, WNOHANG) == watch->child)
        return false;
      poll (&connection, 1, 10);
    }
  return false;
}

/* The processor's time that @process has used, in ms. */
static double
processor_time (pid_t process)
{
  char path[64], text[1024];
  unsigned long user = 0, system = 0;
  FILE *file;
  char *after_name;

  snprintf (path, sizeof path, "/proc/%d/stat", process);
  file = fopen (path, "r");
  if (!file)
    return 0;
  text[fread (text, 1, sizeof text - 1, file)] = '\0';
  fclose (file);
  after_name = strrchr (text, ')');
  if (after_name)
    sscanf (after_name + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
  return (user + system) * 1e3 / sysconf (_SC_CLK_TCK);
}

/* In KiB; what it shares with others counts in part. */
static long
memory_share (pid_t process)
{
  char path[64], line[256];
  long share = 0;
  FILE *file;

  snprintf (path, sizeof path, "/proc/%d/smaps_rollup", process);
  file = fopen (path, "r");
  while (file && fgets (line, sizeof line, file))
    if (sscanf (line, "Pss: %ld", &share) == 1)
      break;
  if (file)
    fclose (file);
  return share;
}

static void
end_program (pid_t process)
{
  kill (-process, SIGTERM);
  for (int i = 0; i < 50; i++, usleep (20000))
    if (waitpid (process, NULL, WNOHANG) == process)
      return;
  kill (-process, SIGKILL);
  waitpid (process, NULL, 0);
}

int
main (int argc, char **argv)
{
  Watch watch = { 0 };
  int error_base;
  double used;

  if (argc < 3 || !(watch.display = XOpenDisplay (NULL)))
    {
      fputs (argc < 3 ? "usage: first-frame SECONDS COMMAND...\n" : "first-frame: no display\n", stderr);
      return 2;
    }
  XSetErrorHandler (ignore_error);
  if (!XDamageQueryExtension (watch.display, &watch.damage_event, &error_base))
    return 2;
  watch.damage_event += XDamageNotify;
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);

  watch.start = now ();
  watch.child = fork ();
  if (watch.child == 0)
    {
      setpgid (0, 0);
      execvp (argv[2], argv + 2);
      perror (argv[2]);
      _exit (127);
    }
  if (!watch_until_settled (&watch))
    {
      fprintf (stderr, "first-frame: %s showed no window\n", argv[2]);
      end_program (watch.child);
      return 1;
    }

  used = processor_time (watch.child);
  sleep (atoi (argv[1]));
  used = processor_time (watch.child) - used;
  printf ("%.1f %.1f %ld %.0f\n", watch.first - watch.start, watch.last - watch.start, memory_share (watch.child),
          used);
  end_program (watch.child);
  return 0;
}
