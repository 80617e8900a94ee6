/* server PORT DIRECTORY [DELAY_MS] [ERROR_PERCENT]
 *
 * Serves the files of a directory by HTTP/1.1 to this machine alone, on all of its loopback addresses,
 * in one thread that costs next to nothing. Port 0 means any free one; the port is printed.
 *
 * Every response begins DELAY_MS after its request. /many/N.gif stands for file N modulo the number
 * of files in DIRECTORY/many, which are named 0.gif, 1.gif and so on: few files, any number of URLs.
 * Of what is asked for there, ERROR_PERCENT of the answers are errors: 503, 418, a reset and a body
 * cut short, in equal parts. Which ones depends on N and on how often N was asked for, so that all
 * clients meet the same; from the fourth time on there is none.
 *
 * Files are read into memory when the server starts, large ones stay open and go out by sendfile(2).
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { IN_MEMORY = 1 << 20, TURN = 1 << 20, REQUEST = 4000, HEAD = 400, EVENTS = 512, ASKED = 1 << 20 };
enum fault { NONE, UNAVAILABLE, TEAPOT, RESET, TRUNCATED };
enum state { READING, LATE, WRITING };

struct file {
  char *path;
  off_t size;
  char *bytes; /* or NULL, and then: */
  int fd;
};

struct connection {
  int fd;
  enum state state;
  enum fault fault;
  bool keep, readable, ended;
  uint64_t due;
  struct connection *next_late;
  const struct file *file;
  off_t at, end;
  size_t head_size, head_sent, received;
  char head[HEAD], request[REQUEST + 1];
};

static struct file *files;
static size_t file_count, many_count;
static struct file **many;
static uint8_t asked[ASKED];
static uint64_t delay;
static unsigned error_percent;
static struct connection *first_late, *last_late;
static int poller;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static uint64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* --- Files ----------------------------------------------------------------------------------- */

static size_t root_length;

static int add_file(const char *path, const struct stat *about, int kind, struct FTW *where) {
  (void)where;
  if (kind != FTW_F) return 0;
  if ((file_count & (file_count - 1)) == 0)
    files = realloc(files, (file_count ? 2 * file_count : 1) * sizeof *files);
  struct file *file = &files[file_count++];
  *file = (struct file){.path = strdup(path + root_length), .size = about->st_size, .fd = open(path, O_RDONLY)};
  if (file->fd < 0) fail(path);
  if (file->size > IN_MEMORY) return 0;
  file->bytes = malloc((size_t)file->size + 1);
  if (read(file->fd, file->bytes, (size_t)file->size) != file->size) fail(path);
  close(file->fd);
  return 0;
}

static int by_path(const void *one, const void *other) {
  return strcmp(((const struct file *)one)->path, ((const struct file *)other)->path);
}

static struct file *find(const char *path) {
  struct file wanted = {.path = (char *)path};
  return bsearch(&wanted, files, file_count, sizeof *files, by_path);
}

static void load(const char *directory) {
  root_length = strlen(directory);
  if (nftw(directory, add_file, 16, FTW_PHYS)) fail(directory);
  qsort(files, file_count, sizeof *files, by_path);
  many = calloc(file_count + 1, sizeof *many);
  for (char path[40]; many_count < file_count; many_count++) {
    snprintf(path, sizeof path, "/many/%zu.gif", many_count);
    if (!(many[many_count] = find(path))) break;
  }
}

/* --- Responses ------------------------------------------------------------------------------- */

static enum fault fault_of(unsigned long number) {
  if (!error_percent || number >= ASKED || asked[number] >= 3) return NONE;
  uint64_t hash = (number + 1) * 4 + asked[number]++;
  hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdu;
  hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53u;
  hash ^= hash >> 33;
  return hash % 100 < error_percent ? (enum fault)(1 + hash / 100 % 4) : NONE;
}

/* Sets from and end as a Range of one part with a beginning says; others are not heeded. */
static bool range(const char *request, off_t *from, off_t *end) {
  const char *field = strcasestr(request, "\r\nRange: bytes=");
  if (!field) return false;
  char *rest;
  field += strlen("\r\nRange: bytes=");
  off_t first = strtoll(field, &rest, 10);
  if (rest == field || *rest != '-' || first >= *end) return false;
  char *digits = rest + 1;
  off_t last = strtoll(digits, &rest, 10);
  if (rest != digits && last + 1 < *end) *end = last + 1;
  *from = first;
  return true;
}

static void set_head(struct connection *c, const char *status, off_t length, const char *more) {
  c->head_sent = 0;
  c->head_size = (size_t)snprintf(c->head, HEAD,
      "HTTP/1.1 %s\r\nServer: bench\r\nContent-Type: %s\r\nContent-Length: %lld\r\n"
      "Accept-Ranges: bytes\r\n%sConnection: %s\r\n\r\n",
      status, c->file ? "image/gif" : "text/plain", (long long)length, more, c->keep ? "keep-alive" : "close");
}

static void set_file(struct connection *c, bool head_only) {
  char more[200], part[100] = "";
  c->at = 0;
  c->end = c->file->size;
  bool partial = range(c->request, &c->at, &c->end);
  if (partial)
    snprintf(part, sizeof part, "Content-Range: bytes %lld-%lld/%lld\r\n", (long long)c->at,
             (long long)c->end - 1, (long long)c->file->size);
  snprintf(more, sizeof more, "Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\nETag: \"%zx-%llx\"\r\n%s",
           (size_t)(c->file - files), (long long)c->file->size, part);
  set_head(c, partial ? "206 Partial Content" : "200 OK", c->end - c->at, more);
  if (c->fault == TRUNCATED) c->end -= (c->end - c->at) / 2;
  if (head_only) c->end = c->at;
}

/* Chooses the response to the request, whose head ends at end. */
static void respond(struct connection *c, char *end) {
  *end = 0;
  char *path = strchr(c->request, ' ');
  path = path ? path + 1 : c->request;
  char *after = path + strcspn(path, " \r");
  bool old = !strncmp(after, " HTTP/1.0", 9);
  c->keep = old ? strcasestr(after, "\r\nConnection: keep-alive") != NULL
                : strcasestr(after, "\r\nConnection: close") == NULL;
  *after = ' ';
  char name[200];
  snprintf(name, sizeof name, "%.*s", (int)(after - path), path);
  c->fault = NONE;
  c->file = NULL;
  c->at = c->end = 0;
  if (!strncmp(name, "/many/", 6) && many_count) {
    unsigned long number = strtoul(name + 6, NULL, 10);
    c->file = many[number % many_count];
    c->fault = fault_of(number);
  } else {
    c->file = find(name);
  }
  if (c->fault == UNAVAILABLE || c->fault == TEAPOT) c->file = NULL;
  if (c->file) set_file(c, !strncmp(c->request, "HEAD ", 5));
  else if (c->fault == UNAVAILABLE) set_head(c, "503 Service Unavailable", 0, "");
  else if (c->fault == TEAPOT) set_head(c, "418 I'm a teapot", 0, "");
  else set_head(c, "404 Not Found", 0, "");
}

/* --- Connections ----------------------------------------------------------------------------- */

static void hang_up(struct connection *c) {
  if (c->fault == RESET) {
    struct linger none = {.l_onoff = 1, .l_linger = 0};
    setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &none, sizeof none);
  }
  close(c->fd);
  free(c);
}

static ssize_t send_some(struct connection *c) {
  if (c->head_sent == c->head_size && !c->file->bytes)
    return sendfile(c->fd, c->file->fd, &c->at, (size_t)(c->end - c->at > TURN ? TURN : c->end - c->at));
  bool body = c->file && c->file->bytes;
  struct iovec parts[2] = {{c->head + c->head_sent, c->head_size - c->head_sent}};
  if (body) parts[1] = (struct iovec){c->file->bytes + c->at, (size_t)(c->end - c->at)};
  struct msghdr message = {.msg_iov = parts, .msg_iovlen = body ? 2 : 1};
  ssize_t sent = sendmsg(c->fd, &message, MSG_NOSIGNAL | (body || !c->file || c->at == c->end ? 0 : MSG_MORE));
  if (sent <= 0) return sent;
  size_t of_head = (size_t)sent < parts[0].iov_len ? (size_t)sent : parts[0].iov_len;
  c->head_sent += of_head;
  c->at += sent - (ssize_t)of_head;
  return sent;
}

/* Lets others have their turn: the poller tells of this connection again. */
static void rearm(struct connection *c) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = c};
  epoll_ctl(poller, EPOLL_CTL_MOD, c->fd, &event);
}

/* Whether the response is out, and another request may be read; c may be gone if not. */
static bool write_out(struct connection *c) {
  while (c->head_sent < c->head_size || c->at < c->end) {
    ssize_t sent = send_some(c);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && errno == EAGAIN) return false;
    if (sent <= 0) return hang_up(c), false;
    if (sent == TURN) return rearm(c), false;
  }
  if (!c->keep || c->fault == TRUNCATED) return hang_up(c), false;
  c->state = READING;
  return true;
}

/* Whether there is something new in the request; c is gone if the client is. */
static bool read_in(struct connection *c) {
  if (!c->readable) return false;
  ssize_t got = recv(c->fd, c->request + c->received, REQUEST - c->received, 0);
  if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return hang_up(c), false;
  /* With edge-triggered events a short read has taken all, unless the end was told of, too. */
  if (got < (ssize_t)(REQUEST - c->received)) c->readable = c->ended;
  if (got <= 0) return false;
  c->received += (size_t)got;
  return true;
}

static void wait_in_line(struct connection *c) {
  c->state = LATE;
  c->due = now() + delay;
  c->next_late = NULL;
  if (first_late) last_late->next_late = c;
  else first_late = c;
  last_late = c;
}

static void begin(struct connection *c, char *end) {
  respond(c, end);
  c->received -= (size_t)(end + 4 - c->request);
  memmove(c->request, end + 4, c->received);
}

static void advance(struct connection *c) {
  if (c->state == LATE || (c->state == WRITING && !write_out(c))) return;
  for (;;) {
    char *end = memmem(c->request, c->received, "\r\n\r\n", 4);
    if (!end && c->received == REQUEST) return hang_up(c);
    if (!end && !read_in(c)) return;
    if (!end) continue;
    c->request[c->received] = 0;
    begin(c, end);
    if (delay) return wait_in_line(c);
    if (c->fault == RESET) return hang_up(c);
    c->state = WRITING;
    if (!write_out(c)) return;
  }
}

static void release_late(void) {
  for (uint64_t time = now(); first_late && first_late->due <= time;) {
    struct connection *c = first_late;
    first_late = c->next_late;
    if (c->fault == RESET) {
      hang_up(c);
    } else {
      c->state = WRITING;
      advance(c);
    }
  }
}

static int milliseconds_to_wait(void) {
  if (!first_late) return -1;
  uint64_t time = now();
  return first_late->due <= time ? 0 : (int)((first_late->due - time + 999999) / 1000000);
}

static void accept_some(int listener) {
  struct sockaddr_in local;
  for (int i = 0; i < 64; i++) {
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) return;
    socklen_t size = sizeof local;
    getsockname(fd, (struct sockaddr *)&local, &size);
    bool here = local.sin_family == AF_INET6 || ntohl(local.sin_addr.s_addr) >> 24 == 127;
    struct connection *c = here ? malloc(sizeof *c) : NULL;
    if (!c) {
      close(fd);
      continue;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    c->fd = fd;
    c->state = READING;
    c->fault = NONE;
    c->readable = c->ended = false;
    c->received = 0;
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = c};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event)) fail("epoll_ctl");
  }
}

/* --- Listening ------------------------------------------------------------------------------- */

static int listener4, listener6 = -1;

static int listen_on(int family, struct sockaddr *address, socklen_t size) {
  int fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  if (family == AF_INET6) setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &(int){1}, sizeof(int));
  if (fd < 0 || bind(fd, address, size) || listen(fd, 16384)) {
    if (family == AF_INET) fail("listen");
    close(fd);
    return -1;
  }
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = family == AF_INET ? &listener4 : &listener6};
  epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event);
  return fd;
}

static void listen_everywhere(unsigned short port) {
  struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = INADDR_ANY};
  listener4 = listen_on(AF_INET, (struct sockaddr *)&any, sizeof any);
  socklen_t size = sizeof any;
  getsockname(listener4, (struct sockaddr *)&any, &size);
  /* localhost may mean this one; a machine without IPv6 does without. */
  struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = any.sin_port, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
  listener6 = listen_on(AF_INET6, (struct sockaddr *)&six, sizeof six);
  printf("%d\n", ntohs(any.sin_port));
  fflush(stdout);
}

static void serve(struct epoll_event *event) {
  if (event->data.ptr == &listener4) return accept_some(listener4);
  if (event->data.ptr == &listener6) return accept_some(listener6);
  struct connection *c = event->data.ptr;
  if (event->events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) c->ended = true;
  if (event->events & ~(unsigned)EPOLLOUT) c->readable = true;
  advance(c);
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fputs("usage: server PORT DIRECTORY [DELAY_MS] [ERROR_PERCENT]\n", stderr);
    return 2;
  }
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  signal(SIGPIPE, SIG_IGN);
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  delay = argc > 3 ? strtoull(argv[3], NULL, 10) * 1000000u : 0;
  error_percent = argc > 4 ? (unsigned)atoi(argv[4]) : 0;
  load(argv[2]);
  poller = epoll_create1(EPOLL_CLOEXEC);
  listen_everywhere((unsigned short)atoi(argv[1]));
  for (struct epoll_event events[EVENTS];;) {
    int count = epoll_wait(poller, events, EVENTS, milliseconds_to_wait());
    for (int i = 0; i < count; i++) serve(&events[i]);
    release_late();
  }
}
