/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-help.h"

#include <glib/gi18n-lib.h>

#include "epsom-ui.h"

/* The guide, in its order; what is not a matter for a diary stands first. */
static const struct {
  const char *title;
  const char *text;
} sections[] = {
  { N_ ("During an attack"),
    N_ (
      "On Today, press what is happening, then how bad it is, from 0 to 10; when it has ended, press “It is over”. "
      "Hold "
      "a button, or press the Menu key on it, to say that it was earlier. The keys 0 to 9, and t for ten, rate what is "
      "going on, and e ends it. Low light (Ctrl+L) makes everything dark, dim, large and still.") },
  { N_ ("What you take"),
    N_ ("What you took before is one press under “Take”. “Dose…” asks for the rest: by mouth or into a vein, the salt, "
        "the "
        "amount, and for an infusion how many minutes it took. Up to 10 minutes is a push, from 30 minutes on a drip. "
        "“Start IV” "
        "measures them: it stores the dose as it begins, and “Stop” its minutes. An infusion from the form that begins "
        "now "
        "and has no minutes is timed too; Epsom may be closed meanwhile.") },
  { N_ ("What you take every day"),
    N_ (
      "In the Preferences a dose that was logged can be planned for every day. It stands on Today until one press "
      "confirms it, and a notification says when it is time, while Epsom runs: it goes on running for that when the "
      "window is closed, until you quit it or log out. A plan never counts as taken, and what you did not take is not "
      "asked about the next day.") },
  { N_ ("What makes the figures possible"),
    N_ ("Three things: how bad it was when you took the dose, how bad it was two hours later, and when it ended. The "
        "days "
        "without symptoms count as well: one press under “How was the day?”, or the key n, records them.") },
  { N_ ("What Epsom asks"),
    N_ ("After a dose a notification asks how bad it is: after 30 minutes, 1, 2 and 24 hours, as long as the episode "
        "goes "
        "on. A press on one of its words stores a reading of that moment: none is 0, mild 2, moderate 5, severe 8. "
        "Where the desktop has room for three of them, the first asks once more whether it is "
        "none or mild. A press on the question itself opens Today for any number from 0 to 10. When the window is "
        "closed, Epsom runs on while "
        "there is something to ask; to quit it (Ctrl+Q) ends that. The Preferences turn each time off, and have the "
        "quiet "
        "hours.") },
  { N_ ("When something is wrong"),
    N_ (
      "Everything can be undone with Ctrl+Z, also after a restart. Any entry can be opened, changed and deleted in the "
      "Diary. Backups are made by themselves; they stand in the Preferences.") },
  { N_ ("Finding it again"),
    N_ (
      "The Diary lists every entry by day beside a calendar of the month, whose days are the deeper the worse they "
      "were; "
      "a press on a day goes to its entries. Ctrl+F searches all words. The button beside the search narrows the list "
      "to kinds of entries, symptoms and ways of giving magnesium, or to what lacks a reading; that can be filled in "
      "from memory. Where you note bleeding, the days of the cycle are counted.") },
  { N_ ("Response and Report"),
    N_ ("Response shows how episodes went after each way of giving magnesium, with the counts behind each figure. Few "
        "treatments say little, and what came after a dose need not have come from it. Report writes files to take "
        "along.") },
  { N_ ("Another person’s diary"),
    N_ (
      "A clinic opens the copy or the CSV of a patient with “Open a file to look at”, by dropping it on the window or "
      "by a double click: each in a window of its own, which says whose it is. Nothing in it can be changed, and "
      "nothing is written beside it.") },
  { N_ ("Your data"),
    N_ (
      "The diary is one file on this computer. Nothing is sent anywhere. Export writes all of it as a file that other "
      "programs can read, and Import takes it in again. Export for spreadsheets makes a folder with a table of each "
      "kind of entry, to be calculated with.") },
};

char *
epsom_help_get_safety (void)
{
  return g_strjoin (
    "\n\n",
    _ ("Epsom records and counts; it is not medical advice. A sudden, worst-ever headache, weakness or numbness, "
       "trouble "
       "speaking or seeing, or fever with a stiff neck is not a matter for a diary: seek medical care at once."),
    _ ("With kidney disease the body may not get rid of magnesium: ask your doctor before you take it."), NULL);
}

static void
add_label (GtkWidget *box, const char *text, const char *style, GtkAccessibleRole role)
{
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, "accessible-role", role, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_section (GtkWidget *guide, const char *title, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  add_label (box, title, "heading", GTK_ACCESSIBLE_ROLE_HEADING);
  add_label (box, text, NULL, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_box_append (GTK_BOX (guide), box);
}

static GtkWidget *
create_guide (void)
{
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                      "focusable", TRUE, NULL);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *guide = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  g_autofree char *safety = epsom_help_get_safety ();

  gtk_widget_add_css_class (guide, "editor-content");
  add_section (guide, _ ("When to seek care"), safety);
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    add_section (guide, _ (sections[i].title), _ (sections[i].text));
  adw_clamp_set_child (ADW_CLAMP (clamp), guide);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);

  return scroller;
}

GtkWidget *
epsom_help_present (GtkWindow *parent)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "default-width", 560,
                                    "default-height", 640, "width-request", 320, "title", _ ("Help"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), create_guide ());
  adw_window_set_content (ADW_WINDOW (window), box);
  epsom_ui_close_with_escape (window);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}
