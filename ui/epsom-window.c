/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epsom-window-private.h"

#include <glib/gi18n-lib.h>

#include "epsom-adaptive.h"
#include "epsom-diary-page.h"
#include "epsom-first-run.h"
#include "epsom-lazy-menu.h"
#include "epsom-daily-backup.h"
#include "epsom-low-light.h"
#include "epsom-merge-bar.h"
#include "epsom-narrow.h"
#include "epsom-opening.h"
#include "epsom-report-page.h"
#include "epsom-response-page.h"
#include "epsom-today-page.h"
#include "epsom-trouble.h"
#include "epsom-ui.h"
#include "epsom-watch.h"
#include "epsom-window-state.h"
#include "epsom-wrap-layout.h"

/* Of the words in a toast where text is large: there is no more room in the narrowest window, and they stand elsewhere
 * as well. */
#define LARGE_TOAST_SCALE 0.5
#define TOAST_SECONDS 6

struct _EpsomWindow {
  AdwApplicationWindow parent_instance;

  EpsomAdaptive *adaptive;
  AdwToastOverlay *toasts;
  GtkWidget *header;
  GtkStack *titles;
  AdwWindowTitle *title;
  AdwViewSwitcher *switcher;
  AdwViewSwitcherBar *switcher_bar;
  GtkWidget *add_button;
  GtkWidget *low_light_button;
  GtkWidget *undo_button;
  GtkWidget *menu_button;
  GMenuModel *add_menu;
  GMenuModel *main_menu;
  GtkWidget *strip;
  GtkLabel *strip_label;
  GtkWidget *strip_button;
  EpsomMergeBar *merge_bar;
  GtkStack *content;
  AdwBin *notice;
  AdwViewStack *pages;

  char *path;        /* (owned) (nullable) */
  EpsomStore *store; /* (owned) (nullable) */
  EpsomWatch *watch; /* (owned) (nullable) */
  GTask *opening;    /* (owned) (nullable) */
  AdwToast *toast;   /* (unowned) (nullable): the one that is shown */
  guint toast_end;   /* when it goes */
  guint find_focus;  /* when the focus that was lost is given to the page */
  gboolean sample;
  gboolean view;    /* of another person's diary */
  gboolean attack;  /* an episode goes on: what the low light was told of */
  guint n_undoable; /* of the sample: what was done since it was made */
};

G_DEFINE_FINAL_TYPE (EpsomWindow, epsom_window, ADW_TYPE_APPLICATION_WINDOW)

/* A page is made when it is shown for the first time. */
static const struct {
  const char *name;
  GType (*get_type) (void);
} page_types[] = {
  { "today", epsom_today_page_get_type },
  { "diary", epsom_diary_page_get_type },
  { "response", epsom_response_page_get_type },
  { "report", epsom_report_page_get_type },
};

enum { PROP_0, PROP_STORE, PROP_SAMPLE, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
update_strip (EpsomWindow *self)
{
  gboolean read_only = self->store != NULL && epsom_store_get_read_only (self->store);

  gtk_widget_set_visible (self->strip, self->sample || self->view || read_only);
  gtk_widget_set_visible (self->strip_button, self->sample);
  if (self->view)
    {
      g_autofree char *name = epsom_opening_get_name (self->path);
      /* Translators: the name of the file of another person's diary, which is usually that of the person. */
      g_autofree char *words = g_strdup_printf (_ ("%s: opened to be looked at. Nothing in it can be changed."), name);

      gtk_label_set_label (self->strip_label, words);
    }
  else if (self->sample)
    gtk_label_set_label (self->strip_label, _ ("An invented sample diary. Nothing here is about you."));
  else if (read_only)
    gtk_label_set_label (self->strip_label, _ ("This diary may be read but not written: nothing can be added."));
}

/* A word where there is room for it in every language, otherwise a sign. */
static void
update_add_button (EpsomWindow *self, gboolean narrow)
{
  AdwSplitButton *button = ADW_SPLIT_BUTTON (self->add_button);
  gboolean has_icon = adw_split_button_get_icon_name (button) != NULL;

  if (narrow && !has_icon)
    adw_split_button_set_icon_name (button, "list-add-symbolic");
  else if (!narrow && has_icon)
    adw_split_button_set_label (button, _ ("_Add"));
}

static const char *
get_title (EpsomWindow *self, GtkWidget *page)
{
  const char *title = page != NULL ? adw_view_stack_page_get_title (adw_view_stack_get_page (self->pages, page)) : NULL;

  return title != NULL ? title : "Epsom";
}

/* Sets the title of the page that needs most room in the header. Returns: how much the header would like for it. */
static int
set_widest_title (EpsomWindow *self)
{
  const char *widest = "";
  int most = 0;

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    {
      int natural;

      adw_window_title_set_title (self->title, get_title (self, page));
      gtk_widget_measure (self->header, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      if (natural > most)
        widest = get_title (self, page);
      most = MAX (most, natural);
    }
  adw_window_title_set_title (self->title, widest);

  return most;
}

/* The buttons of the frame, which a desktop has one or three of, leave the switch for low light no room, which is in
 * the menu as well; then words have to be smaller. */
static void
fit_narrow (EpsomWindow *self, gboolean narrow)
{
  gtk_widget_set_visible (self->low_light_button, TRUE);
  epsom_narrow_scale_words (GTK_WIDGET (self->title), 1);
  if (!narrow)
    return;

  gtk_widget_set_visible (self->low_light_button, set_widest_title (self) <= EPSOM_NARROWEST_PAGE);
  epsom_narrow_fit_title (self->header);
  epsom_narrow_fit_switcher (self->switcher_bar);
}

static void
update_title (EpsomWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->pages);
  gboolean pages = g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "pages") == 0;
  EpsomWidth room = epsom_adaptive_get_room (self->adaptive);
  gboolean narrow = room == EPSOM_WIDTH_NARROW;

  /* The names of the pages stand beside their icons or, in less room, below them. */
  adw_view_switcher_set_policy (self->switcher, room == EPSOM_WIDTH_WIDE ? ADW_VIEW_SWITCHER_POLICY_WIDE
                                                                         : ADW_VIEW_SWITCHER_POLICY_NARROW);
  gtk_stack_set_visible_child_name (self->titles, pages && !narrow ? "switcher" : "title");
  adw_view_switcher_bar_set_reveal (self->switcher_bar, pages && narrow);
  update_add_button (self, narrow);
  gtk_widget_set_visible (self->add_button, pages);
  gtk_widget_set_visible (self->undo_button, pages && !narrow);
  fit_narrow (self, narrow);
  adw_window_title_set_title (self->title, get_title (self, pages ? child : NULL));
}

/* The keyboard begins where something is said or asked, not in the frame: the toolkit would begin with a menu. */
static void
focus_content (EpsomWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *content = GTK_WIDGET (self->content);
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, content) && gtk_widget_get_mapped (focus);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !inside)
    gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
}

static void
show_content (EpsomWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->content, name);
  update_title (self);
  epsom_window_update_actions (self);
  focus_content (self);
}

static void
show_notice (EpsomWindow *self, GtkWidget *notice)
{
  epsom_narrow_wrap (notice, EPSOM_NARROWEST_PAGE);
  adw_bin_set_child (self->notice, notice);
  show_content (self, "notice");
}

static void
fill_visible_page (EpsomWindow *self)
{
  GtkWidget *slot = adw_view_stack_get_visible_child (self->pages);
  const char *name = adw_view_stack_get_visible_child_name (self->pages);

  if (slot == NULL || self->store == NULL || adw_bin_get_child (ADW_BIN (slot)) != NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (page_types); i++)
    if (g_strcmp0 (page_types[i].name, name) == 0)
      {
        adw_bin_set_child (ADW_BIN (slot), g_object_new (page_types[i].get_type (), "store", self->store, NULL));
        epsom_narrow_wrap (slot, EPSOM_NARROWEST_PAGE);
      }
}

/* Every page that was made already gets the store. */
static void
hand_store_to_pages (EpsomWindow *self)
{
  for (GtkWidget *slot = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); slot != NULL;
       slot = gtk_widget_get_next_sibling (slot))
    {
      GtkWidget *page = adw_bin_get_child (ADW_BIN (slot));

      if (page != NULL)
        g_object_set (page, "store", self->store, NULL);
    }
}

/* The invented episodes of the sample, and those of another person, hurt nobody's eyes here. */
static void
follow_episode (EpsomWindow *self)
{
  gboolean attack = epsom_window_get_own (self) &&
                    epsom_low_light_is_attack (epsom_store_get_diary (self->store), epsom_instant_now ());

  if (attack != self->attack)
    epsom_low_light_follow (attack);
  self->attack = attack;
}

static void
store_changed_cb (EpsomWindow *self)
{
  epsom_window_update_actions (self);
  follow_episode (self);
}

static void
show_error (EpsomWindow *self, const GError *error)
{
  if (epsom_window_get_own (self) && g_error_matches (error, EPSOM_STORE_ERROR, EPSOM_STORE_ERROR_NOT_FOUND))
    show_notice (self, epsom_first_run_new (self->path));
  else
    show_notice (self, epsom_trouble_new (self->view ? NULL : self->path, error));
}

static void
finish_opening (EpsomWindow *self)
{
  g_autoptr (GTask) opening = g_steal_pointer (&self->opening);
  g_autoptr (GError) error = NULL;
  g_autoptr (EpsomStore) store = epsom_opening_finish (opening, &error);

  if (store == NULL)
    {
      show_error (self, error);
      return;
    }

  epsom_window_set_store (self, store);
  if (epsom_window_get_own (self))
    epsom_daily_backup_make (self, store);
}

static void
drop_opening (EpsomWindow *self)
{
  if (self->opening != NULL)
    g_signal_handlers_disconnect_by_data (self->opening, self);
  g_clear_object (&self->opening);
}

static void
room_changed_cb (EpsomWindow *self)
{
  update_title (self);
}

/* What had the focus went out of sight or can no longer be pressed: the toolkit would begin again wherever it finds
 * something, a toast included, or nowhere. */
static void
keep_focus_in_page (EpsomWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);

  if (page != NULL && gtk_widget_get_mapped (page) && (focus == NULL || !gtk_widget_get_mapped (focus)))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* Newer toolkits give a toast the focus that a page had which went out of sight. */
static gboolean
is_in_toast (EpsomWindow *self, GtkWidget *focus)
{
  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->toasts)) &&
         !gtk_widget_is_ancestor (focus, adw_toast_overlay_get_child (self->toasts));
}

static void
find_focus_cb (gpointer user_data)
{
  EpsomWindow *self = EPSOM_WINDOW (user_data);

  self->find_focus = 0;
  if (is_in_toast (self, gtk_window_get_focus (GTK_WINDOW (self))))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  keep_focus_in_page (self);
}

static void
find_focus (EpsomWindow *self)
{
  if (self->find_focus == 0)
    self->find_focus = g_idle_add_once (find_focus_cb, self);
}

/* The toolkit also takes the focus away where it gives it to something else in the same turn. */
static void
focus_changed_cb (EpsomWindow *self)
{
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    find_focus (self);
}

static void
page_changed_cb (EpsomWindow *self)
{
  fill_visible_page (self);
  update_title (self);
  keep_focus_in_page (self);
  find_focus (self);
}

static void
toast_dismissed_cb (AdwToast *toast, EpsomWindow *self)
{
  if (self->toast == toast)
    self->toast = NULL;
  g_clear_handle_id (&self->toast_end, g_source_remove);
}

static gboolean
end_toast_cb (gpointer user_data)
{
  EpsomWindow *self = EPSOM_WINDOW (user_data);

  self->toast_end = 0;
  adw_toast_dismiss (self->toast);

  return G_SOURCE_REMOVE;
}

static void
epsom_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (epsom_window_parent_class)->map (widget);

  focus_content (EPSOM_WINDOW (widget));
}

static void
epsom_window_unrealize (GtkWidget *widget)
{
  epsom_window_state_save (GTK_WINDOW (widget));

  GTK_WIDGET_CLASS (epsom_window_parent_class)->unrealize (widget);
}

static void
epsom_window_dispose (GObject *object)
{
  EpsomWindow *self = EPSOM_WINDOW (object);

  drop_opening (self);
  g_clear_handle_id (&self->toast_end, g_source_remove);
  g_signal_handlers_disconnect_by_func (self, focus_changed_cb, NULL);
  g_clear_handle_id (&self->find_focus, g_source_remove);
  g_clear_object (&self->watch);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), EPSOM_TYPE_WINDOW);

  G_OBJECT_CLASS (epsom_window_parent_class)->dispose (object);
}

static void
epsom_window_finalize (GObject *object)
{
  EpsomWindow *self = EPSOM_WINDOW (object);

  /* The store is closed before the sample's file goes. */
  g_clear_object (&self->store);
  if (self->sample && self->path != NULL)
    epsom_opening_remove_sample (self->path);
  g_free (self->path);

  G_OBJECT_CLASS (epsom_window_parent_class)->finalize (object);
}

static void
epsom_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  EpsomWindow *self = EPSOM_WINDOW (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_SAMPLE:
      g_value_set_boolean (value, self->sample);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STORE:
      epsom_window_set_store (EPSOM_WINDOW (object), g_value_get_object (value));
      break;
    case PROP_SAMPLE:
      EPSOM_WINDOW (object)->sample = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
epsom_window_class_init (EpsomWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = epsom_window_dispose;
  object_class->finalize = epsom_window_finalize;
  object_class->get_property = epsom_window_get_property;
  object_class->set_property = epsom_window_set_property;
  widget_class->map = epsom_window_map;
  widget_class->unrealize = epsom_window_unrealize;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, EPSOM_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SAMPLE] = g_param_spec_boolean ("sample", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (EPSOM_TYPE_ADAPTIVE);
  g_type_ensure (EPSOM_TYPE_MERGE_BAR);
  g_type_ensure (EPSOM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/epsomdiary/Epsom/epsom-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, adaptive);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, header);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, titles);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, title);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, low_light_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, add_menu);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, strip_label);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, strip_button);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, merge_bar);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, content);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, EpsomWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, room_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);

  epsom_window_class_install_actions (widget_class);
}

/* Files that are dropped on the window are looked at. */
static gboolean
drop_cb (EpsomWindow *self, const GValue *value)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (GSList *item = files; item != NULL; item = item->next)
    g_ptr_array_add (array, item->data);
  if (application != NULL && array->len > 0)
    g_application_open (application, (GFile **) array->pdata, (int) array->len, "");

  return array->len > 0;
}

static void
accept_files (EpsomWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
epsom_window_init (EpsomWindow *self)
{
  int width, height;

  gtk_widget_init_template (GTK_WIDGET (self));
  epsom_narrow_wrap (self->strip, EPSOM_NARROWEST_PAGE);
  epsom_lazy_menu_attach (self->add_button, self->add_menu);
  epsom_lazy_menu_attach (self->menu_button, self->main_menu);

  accept_files (self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);

  epsom_window_state_load (GTK_WINDOW (self));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  epsom_adaptive_expect (self->adaptive, width);
  show_content (self, "loading");
}

EpsomWindow *
epsom_window_new (GtkApplication *application, const char *path)
{
  EpsomWindow *self = g_object_new (EPSOM_TYPE_WINDOW, "application", application, "sample", path == NULL, NULL);

  self->path = g_strdup (path);
  update_strip (self);

  return self;
}

/* What is asked of another person's diary is what came of the treatments: that page comes first. */
EpsomWindow *
epsom_window_new_view (GtkApplication *application, const char *path)
{
  EpsomWindow *self;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (EPSOM_TYPE_WINDOW, "application", application, NULL);
  self->path = g_strdup (path);
  self->view = TRUE;
  name = epsom_opening_get_name (path);
  /* Translators: the title of a window: whose diary, and the name of the program. */
  title = g_strdup_printf (_ ("%s – Epsom"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_view_stack_set_visible_child_name (self->pages, "response");
  update_strip (self);
  epsom_window_take_opening (self, epsom_opening_start_view (path));

  return self;
}

const char *
epsom_window_get_path (EpsomWindow *self)
{
  g_return_val_if_fail (EPSOM_IS_WINDOW (self), NULL);

  return self->path;
}

EpsomStore *
epsom_window_get_store (EpsomWindow *self)
{
  g_return_val_if_fail (EPSOM_IS_WINDOW (self), NULL);

  return self->store;
}

void
epsom_window_set_next (EpsomWindow *self, const char *what)
{
  GtkWidget *button = gtk_widget_get_first_child (self->add_button);

  /* To set a tooltip asks the display where the pointer is. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->add_button), what) == 0)
    return;

  gtk_widget_set_tooltip_text (self->add_button, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
}

void
epsom_window_count_change (EpsomWindow *self, int n)
{
  g_return_if_fail (EPSOM_IS_WINDOW (self));

  self->n_undoable = (guint) MAX (0, (int) self->n_undoable + n);
  epsom_window_update_actions (self);
}

gboolean
epsom_window_may_undo (EpsomWindow *self)
{
  g_return_val_if_fail (EPSOM_IS_WINDOW (self), FALSE);

  return self->store != NULL && epsom_store_get_can_undo (self->store) && (!self->sample || self->n_undoable > 0);
}

gboolean
epsom_window_get_first_run (EpsomWindow *self)
{
  GtkWidget *notice = adw_bin_get_child (self->notice);

  return notice != NULL && EPSOM_IS_FIRST_RUN (notice);
}

gboolean
epsom_window_get_sample (EpsomWindow *self)
{
  g_return_val_if_fail (EPSOM_IS_WINDOW (self), FALSE);

  return self->sample;
}

gboolean
epsom_window_get_own (EpsomWindow *self)
{
  g_return_val_if_fail (EPSOM_IS_WINDOW (self), FALSE);

  return !self->sample && !self->view;
}

gboolean
epsom_window_get_view (EpsomWindow *self)
{
  g_return_val_if_fail (EPSOM_IS_WINDOW (self), FALSE);

  return self->view;
}

void
epsom_window_open (EpsomWindow *self, EpsomStoreFlags flags)
{
  g_return_if_fail (EPSOM_IS_WINDOW (self));
  g_return_if_fail (self->path != NULL);

  epsom_window_take_opening (self, epsom_opening_start (self->path, flags));
}

void
epsom_window_take_opening (EpsomWindow *self, GTask *opening)
{
  g_return_if_fail (EPSOM_IS_WINDOW (self));
  g_return_if_fail (G_IS_TASK (opening));

  drop_opening (self);
  self->opening = opening;
  if (epsom_opening_wait (opening, 0))
    finish_opening (self);
  else
    g_signal_connect_object (opening, "notify::completed", G_CALLBACK (finish_opening), self, G_CONNECT_SWAPPED);
}

void
epsom_window_set_store (EpsomWindow *self, EpsomStore *store)
{
  g_return_if_fail (EPSOM_IS_WINDOW (self));
  g_return_if_fail (EPSOM_IS_STORE (store));

  if (self->store == store)
    return;

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  if (self->path == NULL)
    self->path = g_strdup (epsom_store_get_path (store));

  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify", G_CALLBACK (epsom_window_update_actions), self, G_CONNECT_SWAPPED);
  epsom_window_set_resting (self, FALSE);
  epsom_merge_bar_set_store (self->merge_bar, epsom_window_get_own (self) ? store : NULL);

  update_strip (self);
  follow_episode (self);
  hand_store_to_pages (self);
  fill_visible_page (self);
  show_content (self, "pages");
  adw_bin_set_child (self->notice, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

void
epsom_window_set_resting (EpsomWindow *self, gboolean resting)
{
  g_return_if_fail (EPSOM_IS_WINDOW (self));

  g_clear_object (&self->watch);
  if (!resting && !self->view && self->store != NULL)
    self->watch = epsom_watch_new (self->store);
}

/* One toast at a time, which takes a newer message in place: what it offers undoes the latest change whatever it says,
 * and libadwaita 1.2 crashes where a toast is dismissed while it still moves in, as two quick presses would have it. */
void
epsom_window_add_toast (EpsomWindow *self, const char *message, gboolean undo)
{
  g_autofree char *title = NULL;
  gboolean shown;

  g_return_if_fail (EPSOM_IS_WINDOW (self));
  g_return_if_fail (message != NULL);

  /* A toast reads markup; a medicine may be called "<b>". */
  title = g_markup_escape_text (message, -1);
  shown = self->toast != NULL;
  if (shown)
    {
      adw_toast_set_title (self->toast, title);
    }
  else
    {
      self->toast = adw_toast_new (title);
      adw_toast_set_timeout (self->toast, 0);
      adw_toast_set_action_name (self->toast, "win.undo");
      g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, 0);
    }
  adw_toast_set_button_label (self->toast, undo ? _ ("_Undo") : NULL);
  if (!shown)
    adw_toast_overlay_add_toast (self->toasts, self->toast);
  if (epsom_narrow_is_large (GTK_WIDGET (self)))
    epsom_narrow_scale_words (gtk_widget_get_last_child (GTK_WIDGET (self->toasts)), LARGE_TOAST_SCALE);

  g_clear_handle_id (&self->toast_end, g_source_remove);
  self->toast_end = g_timeout_add_seconds (TOAST_SECONDS, end_toast_cb, self);
}

void
epsom_window_show_page (EpsomWindow *self, const char *name)
{
  g_return_if_fail (EPSOM_IS_WINDOW (self));

  if (adw_view_stack_get_child_by_name (self->pages, name) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, name);
}

GtkWidget *
epsom_window_get_page (EpsomWindow *self, const char *name)
{
  GtkWidget *slot;

  g_return_val_if_fail (EPSOM_IS_WINDOW (self), NULL);

  slot = adw_view_stack_get_child_by_name (self->pages, name);

  return slot != NULL ? adw_bin_get_child (ADW_BIN (slot)) : NULL;
}
