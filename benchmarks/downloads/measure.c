/* measure SECONDS COMMAND [ARGUMENT ...]
 *
 * Runs a command and prints one line: wall seconds, CPU seconds of it and all that it started, their
 * memory at its peak in KiB (the resident set of the command, and the proportional share of what it
 * started, so that shared pages count once), its exit status, and how many processes there were.
 * A command that takes longer is killed, with status 124. It is a program of its own, and a small
 * one, because Linux counts the memory of whoever forks as that of the command.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int processes;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool slurp(char *into, size_t size, const char *format, pid_t pid) {
  char path[64];
  snprintf(path, sizeof path, format, pid, pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  ssize_t got = read(fd, into, size - 1);
  close(fd);
  into[got > 0 ? got : 0] = 0;
  return got > 0;
}

static long own_kib(pid_t pid, bool first) {
  char text[2000];
  long pages;
  if (first) {
    if (!slurp(text, sizeof text, "/proc/%d/statm", pid) || sscanf(text, "%*d %ld", &pages) != 1) return 0;
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
  }
  char *share = slurp(text, sizeof text, "/proc/%d/smaps_rollup", pid) ? strstr(text, "\nPss:") : NULL;
  return share ? atol(share + 5) : 0;
}

/* Memory of a process and of those that its first thread started, and theirs. */
static long tree_kib(pid_t pid, bool first) {
  char children[20000];
  long total = own_kib(pid, first);
  processes++;
  if (!slurp(children, sizeof children, "/proc/%d/task/%d/children", pid)) return total;
  char *rest;
  for (char *at = children; ; at = rest) {
    long child = strtol(at, &rest, 10);
    if (rest == at) return total;
    total += tree_kib((pid_t)child, false);
  }
}

/* Room for 10,000 connections and as many files, if this user may raise the limit so far. */
static void raise_limit(void) {
  struct rlimit limit, wanted = {.rlim_cur = 65536, .rlim_max = 65536};
  if (setrlimit(RLIMIT_NOFILE, &wanted) == 0) return;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

static void run(char **command) {
  raise_limit();
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  execvp(command[0], command);
  perror(command[0]);
  _exit(127);
}

int main(int argc, char **argv) {
  if (argc < 3) return fputs("usage: measure SECONDS COMMAND [ARGUMENT ...]\n", stderr), 2;
  /* What the command leaves behind becomes ours, and its CPU counts. */
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  double start = now(), limit = atof(argv[1]), pause = 0.01;
  pid_t pid = fork();
  if (pid < 0) return perror("fork"), 2;
  if (pid == 0) run(argv + 2);
  struct pollfd end = {.fd = (int)syscall(SYS_pidfd_open, pid, 0), .events = POLLIN};
  long peak = 0;
  int most = 1;
  bool killed = false;
  while (poll(&end, 1, (int)(pause * 1000)) == 0) {
    double before = now();
    processes = 0;
    long kib = tree_kib(pid, true);
    if (kib > peak) peak = kib;
    if (processes > most) most = processes;
    /* Looking takes one core's 2% at most. */
    pause = (now() - before) * 50 > 0.01 ? (now() - before) * 50 : 0.01;
    if (before - start > limit && !killed) killed = !kill(-pid, SIGKILL);
  }
  int status;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
  double wall = now() - start;
  kill(-pid, SIGKILL);
  while (wait(NULL) > 0) {}
  struct rusage used;
  getrusage(RUSAGE_CHILDREN, &used);
  if (used.ru_maxrss > peak) peak = used.ru_maxrss;
  double cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
               (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  int code = killed ? 124 : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  printf("%.6f %.6f %ld %d %d\n", wall, cpu, peak, code, most);
  return 0;
}
