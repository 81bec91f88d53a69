/* SPDX-License-Identifier: GPL-3.0-or-later */
/* show-scenes: shows every window of the program, one after the other: the next with each line on its standard input,
 * and its name on the output once it is there. A program that looks at windows from outside drives it. */
#include <glib-unix.h>
#include <stdio.h>

#include "ui-scenes.h"

typedef struct {
  guint next; /* scene */
  gboolean asked, over;
} Show;

static gboolean
line_cb (int fd, GIOCondition condition, gpointer user_data)
{
  Show *show = user_data;
  char line[8];

  show->asked = fgets (line, sizeof line, stdin) != NULL;
  show->over = !show->asked;

  return !show->over;
}

static void
wait_for_line (Show *show)
{
  show->asked = FALSE;
  while (!show->asked && !show->over)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  guint n;
  const UiScene *scenes = ui_scenes_get (&n);
  Show show = { 0 };

  ui_init (&argc, &argv);
  setvbuf (stdin, NULL, _IONBF, 0);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, line_cb, &show);
  wait_for_line (&show);
  for (; show.next < n && !show.over; show.next++)
    {
      UiFixture fixture = { NULL };
      GtkWidget *root;

      ui_set_up (&fixture, NULL);
      root = scenes[show.next].show (&fixture);
      printf ("scene %s\n", scenes[show.next].name);
      fflush (stdout);
      wait_for_line (&show);
      ui_leave (root);
      ui_tear_down (&fixture, NULL);
    }
  puts ("end");

  return 0;
}
