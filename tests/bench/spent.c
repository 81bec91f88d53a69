/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spent COMMAND...: runs it with its output thrown away, and prints the milliseconds that passed and the most memory
 * that it held, in KiB. Exits as the command did.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void
run (char **command)
{
  int nowhere = open ("/dev/null", O_WRONLY);

  dup2 (nowhere, STDOUT_FILENO);
  execvp (command[0], command);
  perror (command[0]);
  _exit (127);
}

int
main (int argc, char **argv)
{
  struct rusage usage;
  double start, end;
  int status;
  pid_t child;

  if (argc < 2)
    {
      fputs ("usage: spent COMMAND...\n", stderr);
      return 2;
    }

  start = now ();
  child = fork ();
  if (child == 0)
    run (argv + 1);
  if (child < 0 || wait4 (child, &status, 0, &usage) < 0)
    {
      perror ("spent");
      return 1;
    }
  end = now ();

  printf ("%.1f %ld\n", end - start, usage.ru_maxrss);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 1;
}
