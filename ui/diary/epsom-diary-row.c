/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-diary-row.h"

#include <glib/gi18n-lib.h>

#include "epsom-diary-menu.h"
#include "epsom-diary-words.h"
#include "epsom-icons.h"
#include "epsom-ui.h"
#include "epsom-words.h"

/*
 * The list keeps some two hundred rows at hand and measures every one: what a row costs is what scrolling costs. So it
 * is no composition of boxes and wrapping labels, which are measured three times each, but lays its texts out by
 * itself, in columns whose widths are known beforehand, and measures each text once.
 */

#define COLUMN_SPACING 12
#define LINE_SPACING 3
#define MARK_WIDTH 22
#define MIN_WIDTH 240
#define NATURAL_WIDTH 480

typedef enum { TEXT_TITLE, TEXT_DETAILS, TEXT_GAP, TEXT_NOTE, N_TEXTS } Text;

struct _EpsomDiaryRow {
  GtkWidget parent_instance;

  /* (unowned) children, each an inscription unless said otherwise */
  GtkWidget *time;
  GtkWidget *icon;           /* an image */
  GtkWidget *severity;       /* the number of a reading */
  GtkWidget *texts[N_TEXTS]; /* that of a gap is a button */
  GtkWidget *badge;          /* a label */
  GtkWidget *check;          /* (nullable) a check button: once entries were chosen */

  EpsomDiaryItem *item; /* (owned) (nullable) */
  char *method_class;   /* (owned) (nullable): style class of the icon */
  char *severity_class; /* (owned) (nullable): style class of the severity */
  char *badge_class;    /* (owned) (nullable): style class of the badge */
};

G_DEFINE_FINAL_TYPE (EpsomDiaryRow, epsom_diary_row, GTK_TYPE_WIDGET)

static gboolean
is_heading (EpsomDiaryRow *self)
{
  return self->item != NULL && epsom_diary_item_get_record (self->item) == NULL;
}

static void
show_text (GtkWidget *inscription, const char *text)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), text);
  gtk_widget_set_visible (inscription, text != NULL);
}

/* Exchanges the style class @current of @widget for @next (transfer full) (nullable). */
static void
exchange_class (GtkWidget *widget, char **current, char *next)
{
  g_autofree char *old = *current;

  *current = next;
  if (g_strcmp0 (old, next) == 0)
    return;
  if (old != NULL)
    gtk_widget_remove_css_class (widget, old);
  if (next != NULL)
    gtk_widget_add_css_class (widget, next);
}

static void
set_class (gpointer widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (GTK_WIDGET (widget), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (widget), name);
}

static void
show_heading (EpsomDiaryRow *self)
{
  const EpsomDiaryDay *day = epsom_diary_item_get_day (self->item);
  g_autofree char *date = epsom_ui_format_date (day->date);
  g_autofree char *summary = epsom_diary_words_summary (day);

  show_text (self->texts[TEXT_TITLE], date);
  show_text (self->texts[TEXT_DETAILS], summary);
  gtk_widget_set_visible (self->texts[TEXT_GAP], FALSE);
  show_text (self->texts[TEXT_NOTE], NULL);
  show_text (self->time, NULL);
  show_text (self->severity, NULL);
  gtk_widget_set_visible (self->icon, FALSE);
  gtk_widget_set_visible (self->badge, FALSE);
}

static const char *
find_icon (const EpsomRecord *record)
{
  switch (record->kind)
    {
    case EPSOM_RECORD_EPISODE:
      return epsom_icons_get_symptom (epsom_record_as_episode (record)->symptom);
    case EPSOM_RECORD_RATING:
      return epsom_icons_get_symptom (epsom_record_as_rating (record)->symptom);
    case EPSOM_RECORD_DOSE:
      return epsom_icons_get_method (epsom_dose_get_method (epsom_record_as_dose (record)));
    case EPSOM_RECORD_MEDICINE:
      return "epsom-medicine-symbolic";
    case EPSOM_RECORD_DAY:
      return "x-office-calendar-symbolic";
    case EPSOM_RECORD_LAB:
      return "applications-science-symbolic";
    case EPSOM_RECORD_READING:
    default:
      return NULL;
    }
}

static void
show_icon (EpsomDiaryRow *self, const EpsomRecord *record)
{
  const char *icon = find_icon (record);
  char *style = NULL;

  if (record->kind == EPSOM_RECORD_DOSE)
    {
      EpsomMethod method = epsom_dose_get_method (epsom_record_as_dose (record));

      style = g_strconcat ("method-", epsom_token_to_text (EPSOM_TOKENS_METHOD, (int) method), NULL);
    }

  if (icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_set_visible (self->icon, icon != NULL);
  exchange_class (self->icon, &self->method_class, style);
}

/* The number of a reading, on its colour. */
static void
show_severity (EpsomDiaryRow *self, const EpsomRecord *record)
{
  int severity = record->kind == EPSOM_RECORD_READING ? epsom_record_as_reading (record)->severity : -1;
  g_autofree char *text = severity >= 0 ? g_strdup_printf ("%d", severity) : NULL;

  exchange_class (self->severity, &self->severity_class,
                  severity >= 0 ? g_strdup_printf ("severity-%d", severity) : NULL);
  show_text (self->severity, text);
}

/* The worst of an episode. */
static void
show_badge (EpsomDiaryRow *self)
{
  int worst = epsom_diary_item_get_worst (self->item);

  gtk_widget_set_visible (self->badge, worst >= 0);
  if (worst >= 0)
    {
      g_autofree char *text =
        g_strdup_printf (C_ ("severity and its word", "%d, %s"), worst, epsom_words_severity (worst));

      gtk_label_set_label (GTK_LABEL (self->badge), text);
      exchange_class (self->badge, &self->badge_class, g_strdup_printf ("severity-%d", worst));
    }
}

/* What is lacking, as a button that offers to fill it in. */
static void
show_gap (EpsomDiaryRow *self, const EpsomRecord *record, EpsomGapKind gap)
{
  GtkWidget *button = self->texts[TEXT_GAP];
  char id[EPSOM_UUID_STRING_SIZE];

  gtk_widget_set_visible (button, gap != EPSOM_GAP_NONE);
  if (gap == EPSOM_GAP_NONE)
    return;

  /* Translators: %s is what is lacking, such as "No reading at 2 h". */
  g_autofree char *label = g_strdup_printf (_ ("%s: add from memory"), epsom_diary_words_gap (gap));

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", epsom_uuid_to_string (&record->id, id));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "diary.recall");
}

static void
show_record (EpsomDiaryRow *self, const EpsomRecord *record)
{
  const EpsomDiaryPlace *place = epsom_diary_item_get_place (self->item);
  g_autofree char *time = epsom_diary_words_time (record);
  g_autofree char *title = epsom_diary_words_title (record);
  g_autofree char *details = epsom_diary_words_details (self->item);

  show_text (self->time, time != NULL ? time : _ ("Day"));
  show_text (self->texts[TEXT_TITLE], title);
  show_text (self->texts[TEXT_DETAILS], details);
  show_gap (self, record, place->gap);
  show_text (self->texts[TEXT_NOTE], record->note);
  show_icon (self, record);
  show_severity (self, record);
  show_badge (self);
}

static void
update_classes (EpsomDiaryRow *self)
{
  const EpsomDiaryPlace *place = epsom_diary_item_get_place (self->item);
  const EpsomRecord *record = epsom_diary_item_get_record (self->item);

  set_class (self, "entry", record != NULL);
  set_class (self, "nested", place->nested);
  set_class (self, "first", place->first);
  set_class (self, "last", place->last);
  set_class (self, "followed", place->followed);
  set_class (self->texts[TEXT_TITLE], "heading", record == NULL || record->kind == EPSOM_RECORD_EPISODE);
}

/* The name goes to the widget of the list that holds the row, which is what takes the focus. */
static void
name_row (EpsomDiaryRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = epsom_diary_words_accessible (self->item);

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The size of @text, an inscription or a button, where it may be @width px wide (-1: as wide as it likes); 0 where it
 * is hidden. */
static void
measure_text (GtkWidget *text, int width, int *text_width, int *text_height)
{
  g_autoptr (PangoLayout) layout = NULL;

  *text_width = *text_height = 0;
  if (!gtk_widget_get_visible (text))
    return;

  if (GTK_IS_BUTTON (text))
    {
      gtk_widget_measure (text, GTK_ORIENTATION_HORIZONTAL, -1, NULL, text_width, NULL, NULL);
      *text_width = width >= 0 ? MIN (width, *text_width) : *text_width;
      gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, *text_width, NULL, text_height, NULL, NULL);
      return;
    }

  layout = gtk_widget_create_pango_layout (text, gtk_inscription_get_text (GTK_INSCRIPTION (text)));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, text_width, text_height);
}

static int
measure_widget (GtkWidget *widget, GtkOrientation orientation)
{
  int natural;

  if (!gtk_widget_get_visible (widget))
    return 0;
  gtk_widget_measure (widget, orientation, -1, NULL, &natural, NULL, NULL);

  return natural;
}

/* Where the columns of an entry are. The badge stands beside the title; the other texts go on beneath it. */
typedef struct {
  int time_width;
  int mark_x;
  int text_x;
  int text_width[N_TEXTS];
  int badge_width;
  int check_width;
  int width; /* without the check */
} Columns;

static Columns
get_columns (EpsomDiaryRow *self, int width)
{
  Columns columns = { 0 };

  columns.check_width = self->check != NULL ? measure_widget (self->check, GTK_ORIENTATION_HORIZONTAL) : 0;
  if (columns.check_width > 0)
    width = MAX (width - COLUMN_SPACING - columns.check_width, 1);
  columns.width = width;
  columns.time_width = measure_widget (self->time, GTK_ORIENTATION_HORIZONTAL);
  columns.mark_x = columns.time_width + COLUMN_SPACING;
  columns.text_x = columns.mark_x + MARK_WIDTH + COLUMN_SPACING;
  columns.badge_width = measure_widget (self->badge, GTK_ORIENTATION_HORIZONTAL);
  for (int i = 0; i < N_TEXTS; i++)
    columns.text_width[i] = MAX (width - columns.text_x, 1);
  if (columns.badge_width > 0)
    columns.text_width[TEXT_TITLE] = MAX (columns.text_width[TEXT_TITLE] - COLUMN_SPACING - columns.badge_width, 1);

  return columns;
}

static int
measure_entry (EpsomDiaryRow *self, int width)
{
  Columns columns = get_columns (self, width);
  int height = 0, text_width, text_height;

  for (int i = 0; i < N_TEXTS; i++)
    {
      measure_text (self->texts[i], columns.text_width[i], &text_width, &text_height);
      if (i == TEXT_TITLE)
        text_height = MAX (text_height, measure_widget (self->badge, GTK_ORIENTATION_VERTICAL));
      height += text_height > 0 ? text_height + (height > 0 ? LINE_SPACING : 0) : 0;
    }

  measure_text (self->time, columns.time_width, &text_width, &text_height);
  height = MAX (height, text_height);

  return MAX (height, measure_widget (self->severity, GTK_ORIENTATION_VERTICAL));
}

/* A heading: the date, and the summary beside it, or beneath where both don't fit. */
typedef struct {
  int date_width, date_height;
  int summary_width, summary_height;
  gboolean beside;
  int height;
} Heading;

static Heading
measure_heading (EpsomDiaryRow *self, int width)
{
  Heading heading;

  measure_text (self->texts[TEXT_TITLE], width, &heading.date_width, &heading.date_height);
  measure_text (self->texts[TEXT_DETAILS], width, &heading.summary_width, &heading.summary_height);
  heading.beside = heading.date_width + COLUMN_SPACING + heading.summary_width <= width;
  heading.height =
    heading.beside ? MAX (heading.date_height, heading.summary_height) : heading.date_height + heading.summary_height;

  return heading;
}

static GtkSizeRequestMode
epsom_diary_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
epsom_diary_row_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  EpsomDiaryRow *self = EPSOM_DIARY_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      int width = for_size >= 0 ? for_size : NATURAL_WIDTH;

      *minimum = *natural = is_heading (self) ? measure_heading (self, width).height : measure_entry (self, width);
    }

  *minimum_baseline = *natural_baseline = -1;
}

/* Puts @child at @x from the start of the row, which is @width px wide. */
static void
place (EpsomDiaryRow *self, GtkWidget *child, int width, GtkAllocation where)
{
  if (!gtk_widget_get_visible (child))
    return;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    where.x = width - where.x - where.width;
  gtk_widget_size_allocate (child, &where, -1);
}

static void
place_entry (EpsomDiaryRow *self, int width, int height)
{
  Columns columns = get_columns (self, width);
  int severity_height = measure_widget (self->severity, GTK_ORIENTATION_VERTICAL);
  int badge_height = measure_widget (self->badge, GTK_ORIENTATION_VERTICAL);
  int check_height = columns.check_width > 0 ? measure_widget (self->check, GTK_ORIENTATION_VERTICAL) : 0;
  int text_width, text_height, y = 0;

  measure_text (self->texts[TEXT_TITLE], columns.text_width[TEXT_TITLE], &text_width, &text_height);
  place (self, self->time, width, (GtkAllocation){ 0, 0, columns.time_width, height });
  place (self, self->icon, width, (GtkAllocation){ columns.mark_x, 0, MARK_WIDTH, MIN (text_height, MARK_WIDTH) });
  place (self, self->severity, width, (GtkAllocation){ columns.mark_x, 0, MARK_WIDTH, severity_height });
  place (self, self->badge, width,
         (GtkAllocation){ columns.width - columns.badge_width, 0, columns.badge_width, badge_height });
  /* Higher than a line of text, it may reach into the row's padding. */
  if (columns.check_width > 0)
    place (
      self, self->check, width,
      (GtkAllocation){ width - columns.check_width, (height - check_height) / 2, columns.check_width, check_height });

  for (int i = 0; i < N_TEXTS; i++)
    {
      /* No wider than it is: words of the other direction stand at the start as well. */
      measure_text (self->texts[i], columns.text_width[i], &text_width, &text_height);
      place (self, self->texts[i], width,
             (GtkAllocation){ columns.text_x, y, MIN (text_width, columns.text_width[i]), text_height });
      if (i == TEXT_TITLE)
        text_height = MAX (text_height, badge_height);
      y += text_height + (text_height > 0 ? LINE_SPACING : 0);
    }
}

static void
place_heading (EpsomDiaryRow *self, int width)
{
  Heading heading = measure_heading (self, width);
  int x = heading.beside ? width - heading.summary_width : 0;
  int y = heading.beside ? heading.date_height - heading.summary_height : heading.date_height;

  place (self, self->texts[TEXT_TITLE], width, (GtkAllocation){ 0, 0, heading.date_width, heading.date_height });
  place (self, self->texts[TEXT_DETAILS], width,
         (GtkAllocation){ x, y, heading.summary_width, heading.summary_height });
}

static void
epsom_diary_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EpsomDiaryRow *self = EPSOM_DIARY_ROW (widget);

  if (is_heading (self))
    place_heading (self, width);
  else
    place_entry (self, width, height);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
secondary_pressed_cb (GtkGesture *gesture, int n_press, double x, double y, EpsomDiaryRow *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  epsom_diary_row_popup_menu (self, x, y);
}

static void
held_cb (GtkGesture *gesture, double x, double y, EpsomDiaryRow *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  epsom_diary_row_popup_menu (self, x, y);
}

static void
epsom_diary_row_dispose (GObject *object)
{
  EpsomDiaryRow *self = EPSOM_DIARY_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (epsom_diary_row_parent_class)->dispose (object);
}

static void
epsom_diary_row_finalize (GObject *object)
{
  EpsomDiaryRow *self = EPSOM_DIARY_ROW (object);

  g_free (self->method_class);
  g_free (self->severity_class);
  g_free (self->badge_class);

  G_OBJECT_CLASS (epsom_diary_row_parent_class)->finalize (object);
}

static void
epsom_diary_row_class_init (EpsomDiaryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_diary_row_dispose;
  object_class->finalize = epsom_diary_row_finalize;
  widget_class->get_request_mode = epsom_diary_row_get_request_mode;
  widget_class->measure = epsom_diary_row_measure;
  widget_class->size_allocate = epsom_diary_row_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "diaryrow");
}

static GtkWidget *
create_text (EpsomDiaryRow *self, const char *style)
{
  GtkWidget *inscription =
    g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", 0, "wrap-mode", PANGO_WRAP_WORD_CHAR, "yalign", 0.0f, NULL);

  if (style != NULL)
    {
      g_auto (GStrv) classes = g_strsplit (style, " ", -1);

      gtk_widget_set_css_classes (inscription, (const char **) classes);
    }
  gtk_widget_set_parent (inscription, GTK_WIDGET (self));

  return inscription;
}

/* As wide as a time of day is on the desktop's clock. */
static guint
get_time_chars (void)
{
  g_autofree char *time = epsom_ui_format_clock (23 * 3600 + 59 * 60);

  return (guint) g_utf8_strlen (time, -1);
}

/* Beneath the focus of the row, whose menu has the same: a row is one stop on the way through the list. */
static GtkWidget *
create_gap (EpsomDiaryRow *self)
{
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", label, "focusable", FALSE, "visible", FALSE, NULL);

  gtk_widget_add_css_class (button, "gap");
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

static void
create_children (EpsomDiaryRow *self)
{
  self->time = create_text (self, "numeric quiet");
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->time), get_time_chars ());

  self->icon =
    g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "pixel-size", 16, NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));

  self->severity = create_text (self, "severity-mark numeric");
  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->severity), 0.5f);

  self->texts[TEXT_TITLE] = create_text (self, NULL);
  self->texts[TEXT_DETAILS] = create_text (self, "caption quiet");
  self->texts[TEXT_GAP] = create_gap (self);
  self->texts[TEXT_NOTE] = create_text (self, "caption");

  self->badge = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->badge, "diary-badge");
  gtk_widget_add_css_class (self->badge, "numeric");
  gtk_widget_set_parent (self->badge, GTK_WIDGET (self));
}

static void
epsom_diary_row_init (EpsomDiaryRow *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  create_children (self);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (held_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hold));
}

GtkWidget *
epsom_diary_row_new (void)
{
  return g_object_new (EPSOM_TYPE_DIARY_ROW, NULL);
}

void
epsom_diary_row_set_item (EpsomDiaryRow *self, EpsomDiaryItem *item)
{
  g_return_if_fail (EPSOM_IS_DIARY_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  update_classes (self);
  if (is_heading (self))
    show_heading (self);
  else
    show_record (self, epsom_diary_item_get_record (item));
  name_row (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
epsom_diary_row_set_choosing (EpsomDiaryRow *self, gboolean choosing, gboolean chosen)
{
  g_return_if_fail (EPSOM_IS_DIARY_ROW (self));

  choosing = choosing && !is_heading (self);
  if (self->check == NULL && choosing)
    {
      self->check = g_object_new (GTK_TYPE_CHECK_BUTTON, "can-target", FALSE, "focusable", FALSE, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chosen"), -1);
      gtk_widget_set_parent (self->check, GTK_WIDGET (self));
    }
  if (self->check == NULL)
    return;

  gtk_widget_set_visible (self->check, choosing);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), choosing && chosen);
  set_class (self, "chosen", choosing && chosen);
}

EpsomDiaryItem *
epsom_diary_row_get_item (EpsomDiaryRow *self)
{
  g_return_val_if_fail (EPSOM_IS_DIARY_ROW (self), NULL);

  return self->item;
}

void
epsom_diary_row_popup_menu (EpsomDiaryRow *self, double x, double y)
{
  g_return_if_fail (EPSOM_IS_DIARY_ROW (self));

  if (self->item != NULL && epsom_diary_item_get_record (self->item) != NULL)
    epsom_diary_menu_popup (GTK_WIDGET (self), self->item, x, y);
}

GtkWidget *
epsom_diary_row_get_gap (EpsomDiaryRow *self)
{
  g_return_val_if_fail (EPSOM_IS_DIARY_ROW (self), NULL);

  return self->texts[TEXT_GAP];
}
