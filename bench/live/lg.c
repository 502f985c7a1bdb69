/* Load generator for rooms: many people who listen, events at fixed moments, every delivery checked.
 *
 * Open loop: an event counts from the moment it was due, not from the moment it could be sent, so a server that stalls
 * cannot hide it. Everything is checked at every listener: lost, twice, in another order than another listener saw.
 *
 *   lg port=8170 rooms=1000 per=8 rate=1000 warm=2 seconds=10 people=FILE [relay=1 size=900] [again=5]
 *
 * Each line of FILE is one person: room id, header of a sealed item in hex, cookie; person i sits in room i % rooms.
 * With relay=1 the server only passes bodies on (nginx with nchan): /sub/ROOM and /pub/ROOM, bodies of `size` bytes.
 * With again=N all listeners leave afterwards and come back at once with a position N events ago.
 * Prints CONNECTED, START, END, LEFT, BACK as these moments come, and RESULT with JSON.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ID = 36, HEADER = 174, ITEM_AT = 34, SEALED = 174 + 272 + 64, TAIL = 64, POSTERS = 64, PER_ROOM = 152 };
enum { CONNECTING, HEAD, LIVE, DEAD, IDLE, BUSY };
static const char MARK[] = "\"command\":\"6b72696e-6700-4000-8000-";
enum { MARK_LENGTH = sizeof MARK - 1, DIGITS = 12 };

typedef struct { char room[ID + 1], cookie[128]; unsigned char header[HEADER]; } Person;
typedef struct { int fd, state, tail_length, seen; char tail[TAIL], head[1024]; int head_length; uint8_t *had; } Listener;
typedef struct { int fd, state, length; uint32_t event; char answer[4096]; } Poster;
typedef struct { int room, local, author; uint64_t due; } Event;
typedef struct { uint32_t *order; int told, made; } Room;

static int port = 8000, rooms = 100, per = 8, relay = 0, size = 900, again = 0;
static double rate = 100, warm = 2, seconds = 10, took;
static Person *people;
static Listener *listeners;
static Poster posters[POSTERS];
static Event *events;
static Room *table;
static uint32_t made, first_measured = UINT32_MAX, *queue, queue_head, queue_tail;
static uint32_t *latency, *answered;
static uint64_t latencies, answers, deliveries, doubled, disordered, misrouted, refused, bytes, dead;
static int epoll, live, opened, opening, returning;

static uint64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static int connect_now(void) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  struct linger cut = {1, 0};
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  if (fd < 0) { perror("socket"); exit(1); }
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &cut, sizeof cut);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
  if (connect(fd, (void *)&to, sizeof to) < 0 && errno != EINPROGRESS) { perror("connect"); exit(1); }
  return fd;
}

static void watch(int fd, uint64_t tag, uint32_t what, int how) {
  struct epoll_event e = {.events = what, .data.u64 = tag};
  epoll_ctl(epoll, how, fd, &e);
}

static void write_all(int fd, const char *what, int length) {
  if (write(fd, what, length) != length) refused++;
}

/* --- listening */

static void hear(Listener *me, uint32_t number) {
  int mine = (me - listeners) % rooms;
  deliveries++;
  if (number >= made || events[number].room != mine) { misrouted++; return; }
  Event *event = &events[number];
  if (me->had[event->local / 8] & (1 << event->local % 8)) { if (!returning) doubled++; return; }
  me->had[event->local / 8] |= 1 << event->local % 8;
  Room *room = &table[mine];
  if (me->seen == room->told) room->order[room->told++] = number;
  else if (room->order[me->seen] != number) disordered++;
  me->seen++;
  if (number >= first_measured) latency[latencies++] = (now_ns() - event->due) / 1000;
}

static void scan(Listener *me, char *text, int length) {
  char *at = text, *end = text + length, *found;
  while ((found = memmem(at, end - at, MARK, MARK_LENGTH)) && end - found >= MARK_LENGTH + DIGITS) {
    uint32_t number = 0;
    for (int i = 0; i < DIGITS; i++) number = number * 10 + (found[MARK_LENGTH + i] - '0');
    hear(me, number);
    at = found + MARK_LENGTH + DIGITS;
  }
  int rest = end - at;
  me->tail_length = rest < TAIL ? rest : TAIL - 1;
  memcpy(me->tail, end - me->tail_length, me->tail_length);
}

static void ask(Listener *me) {
  int i = me - listeners, length;
  char text[1024], after[64] = "";
  if (again && returning) {
    int position = 1 + table[i % rooms].made, from = position - again;
    snprintf(after, sizeof after, "Last-Event-ID: %d\r\n", from < 1 ? 1 : from);
  }
  if (relay) length = snprintf(text, sizeof text, "GET /sub/%d HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n", i % rooms);
  else length = snprintf(text, sizeof text, "GET /live/rooms/%s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: %s\r\n%s\r\n", people[i].room, people[i].cookie, after);
  write_all(me->fd, text, length);
  me->state = HEAD;
  watch(me->fd, i, EPOLLIN, EPOLL_CTL_MOD);
}

static void lose(Listener *me) {
  if (me->state == HEAD || me->state == CONNECTING) opening--;
  if (me->state == LIVE) live--;
  me->state = DEAD;
  dead++;
  close(me->fd);
}

static void read_listener(Listener *me) {
  static char text[262144];
  memcpy(text, me->tail, me->tail_length);
  int got = read(me->fd, text + me->tail_length, sizeof text - me->tail_length);
  if (got <= 0) { if (got == 0 || errno != EAGAIN) lose(me); return; }
  bytes += got;
  if (me->state == HEAD) {
    int room = (int)sizeof me->head - 1 - me->head_length, take = got < room ? got : room;
    memcpy(me->head + me->head_length, text, take);
    me->head[me->head_length += take] = 0;
    if (!strstr(me->head, "\r\n\r\n")) return;
    if (atoi(me->head + 9) != 200) { if (dead < 3) fprintf(stderr, "%.200s\n", me->head); lose(me); return; }
    me->state = LIVE, live++, opening--;
  }
  scan(me, text, me->tail_length + got);
}

static void open_some(void) {
  while (opening < 200 && opened < rooms * per) {
    Listener *me = &listeners[opened];
    me->fd = connect_now(), me->state = CONNECTING, me->tail_length = me->head_length = 0;
    watch(me->fd, opened++, EPOLLOUT, EPOLL_CTL_ADD);
    opening++;
  }
}

/* --- doing */

static int sealed_text(char *to, Person *author, const char *id, uint32_t number) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  unsigned char raw[SEALED];
  memcpy(raw, author->header, HEADER);
  for (int i = 0, at = ITEM_AT; i < ID; i += 2) {
    if (id[i] == '-') i++;
    unsigned value;
    sscanf(id + i, "%2x", &value);
    raw[at++] = value;
  }
  for (int i = HEADER; i < SEALED; i++) raw[i] = (number * 2654435761u + i * 40503u) >> 9;
  int n = 0;
  for (int i = 0; i < SEALED; i += 3) {
    uint32_t three = raw[i] << 16 | raw[i + 1] << 8 | raw[i + 2];
    for (int shift = 18; shift >= 0; shift -= 6) to[n++] = digits[three >> shift & 63];
  }
  return n;
}

static void post(Poster *me, uint32_t number) {
  Event *event = &events[number];
  char body[65536], text[66000], id[ID + 1];
  snprintf(id, sizeof id, "6b72696e-6700-4000-8000-%012u", number);
  int n, length;
  if (relay) {
    n = snprintf(body, sizeof body, "{\"command\":\"%s\",\"t\":\"", id);
    while (n < size - 2) body[n++] = 'x';
    n += snprintf(body + n, 3, "\"}");
    length = snprintf(text, sizeof text, "POST /pub/%d HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", event->room, n);
  } else {
    Person *author = &people[event->room + event->author * rooms];
    n = snprintf(body, sizeof body, "{\"id\":\"%s\",\"kind\":\"contribute\",\"sealed\":\"", id);
    n += sealed_text(body + n, author, id, number);
    n += snprintf(body + n, 3, "\"}");
    length = snprintf(text, sizeof text, "POST /live/rooms/%s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", author->room, author->cookie, n);
  }
  memcpy(text + length, body, n);
  me->event = number, me->state = BUSY, me->length = 0;
  write_all(me->fd, text, length + n);
}

static void post_some(void) {
  static int turn;
  while (queue_head != queue_tail) {
    int tried = 0;
    while (tried < POSTERS && posters[turn % POSTERS].state != IDLE) turn++, tried++;
    if (tried == POSTERS) return;
    post(&posters[turn++ % POSTERS], queue[queue_head++]);
  }
}

static void read_poster(int i) {
  Poster *me = &posters[i];
  int got = read(me->fd, me->answer + me->length, sizeof me->answer - 1 - me->length);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) {
    if (me->state == BUSY) refused++;
    close(me->fd);
    me->fd = connect_now(), me->state = CONNECTING, me->length = 0;
    watch(me->fd, 1000000 + i, EPOLLOUT, EPOLL_CTL_ADD);
    return;
  }
  me->answer[me->length += got] = 0;
  char *end = strstr(me->answer, "\r\n\r\n"), *said = strcasestr(me->answer, "content-length:");
  if (!end || (said && said < end && me->length - (end + 4 - me->answer) < atoi(said + 15))) return;
  int status = atoi(me->answer + 9);
  if (status < 200 || status > 299) { if (refused++ < 3) fprintf(stderr, "%s\n", me->answer); }
  if (me->event >= first_measured) answered[answers++] = (now_ns() - events[me->event].due) / 1000;
  me->state = IDLE, me->length = 0;
}

/* --- time */

static void wait_until(uint64_t until) {
  struct epoll_event found[512];
  uint64_t now = now_ns(), left = until > now ? until - now : 0;
  struct timespec patience = {left / 1000000000ull, left % 1000000000ull};
  int n = epoll_pwait2(epoll, found, 512, &patience, 0);
  for (int k = 0; k < n; k++) {
    uint64_t tag = found[k].data.u64;
    if (tag >= 1000000) {
      Poster *poster = &posters[tag - 1000000];
      if (poster->state == CONNECTING) { poster->state = IDLE; watch(poster->fd, tag, EPOLLIN, EPOLL_CTL_MOD); }
      else read_poster(tag - 1000000);
    } else if (listeners[tag].state == CONNECTING) {
      if (found[k].events & (EPOLLERR | EPOLLHUP)) lose(&listeners[tag]);
      else ask(&listeners[tag]);
    } else if (listeners[tag].state != DEAD) read_listener(&listeners[tag]);
  }
}

static void open_all(void) {
  uint64_t patience = now_ns() + 120ull * 1000000000ull;
  opened = opening = live = 0;
  while (live + (int)dead < rooms * per && now_ns() < patience) { open_some(); wait_until(now_ns() + 50000000ull); }
}

static void say(const char *what) { printf("%s\n", what); fflush(stdout); }

static void make_event(uint64_t due) {
  static uint64_t x = 88172645463325252ull;
  x ^= x << 13, x ^= x >> 7, x ^= x << 17;
  int room = x % rooms;
  while (table[room].made >= PER_ROOM) room = (room + 1) % rooms;
  int local = table[room].made++;
  events[made] = (Event){room, local, local % per, due};
  queue[queue_tail++] = made++;
}

static void run(void) {
  uint64_t begin = now_ns(), every = 1e9 / rate;
  uint32_t warming = warm * rate, all = (warm + seconds) * rate;
  while (made < all) {
    for (uint64_t now = now_ns(); made < all && begin + made * every <= now;) {
      if (made == warming) { first_measured = made; say("START"); }
      make_event(begin + made * every);
    }
    post_some();
    wait_until(begin + made * every);
  }
  /* Late is not lost: a server that cannot keep up gets a minute to finish, and its rate is counted over all of it. */
  uint64_t patience = now_ns() + 60ull * 1000000000ull, wanted = (uint64_t)(all - warming) * per;
  while (latencies < wanted && now_ns() < patience) { post_some(); wait_until(now_ns() + 5000000ull); }
  took = (now_ns() - events[warming].due) / 1e9;
  say("END");
}

static void leave_and_return(void) {
  uint64_t wanted = 0, before;
  for (int i = 0; i < rooms * per; i++) if (listeners[i].state == LIVE) close(listeners[i].fd), listeners[i].state = DEAD;
  for (int i = 0; i < rooms; i++) wanted += (uint64_t)per * (table[i].made < again ? table[i].made : again);
  for (uint64_t until = now_ns() + 2000000000ull; now_ns() < until;) wait_until(until);
  say("LEFT");
  before = deliveries, returning = 1;
  open_all();
  for (uint64_t until = now_ns() + 10000000000ull; deliveries - before < wanted && now_ns() < until;) wait_until(now_ns() + 5000000ull);
  say("BACK");
  printf("REPLAY {\"wanted\":%lu,\"replayed\":%lu,\"live\":%d}\n", wanted, deliveries - before, live);
}

static int smaller(const void *a, const void *b) {
  uint32_t x = *(uint32_t *)a, y = *(uint32_t *)b;
  return x < y ? -1 : x > y;
}

static double part(uint32_t *of, uint64_t n, double share) { return n ? of[(uint64_t)(share * (n - 1))] / 1000.0 : -1; }

static void read_people(const char *path) {
  FILE *file = fopen(path, "r");
  char hex[2 * HEADER + 1];
  if (!file) { perror(path); exit(1); }
  for (int i = 0; i < rooms * per; i++) {
    if (fscanf(file, "%36s %348s %127[^\n]", people[i].room, hex, people[i].cookie) != 3) { fprintf(stderr, "line %d\n", i); exit(1); }
    for (int k = 0; k < HEADER; k++) { unsigned v; sscanf(hex + 2 * k, "%2x", &v); people[i].header[k] = v; }
  }
  fclose(file);
}

int main(int count, char **words) {
  char path[512] = "";
  for (int i = 1; i < count; i++) {
    char *value = strchr(words[i], '=');
    if (!value) continue;
    *value++ = 0;
    struct { const char *name; int *whole; double *real; } known[] = {
        {"port", &port, 0}, {"rooms", &rooms, 0}, {"per", &per, 0}, {"relay", &relay, 0}, {"size", &size, 0},
        {"again", &again, 0}, {"rate", 0, &rate}, {"warm", 0, &warm}, {"seconds", 0, &seconds}};
    for (unsigned k = 0; k < sizeof known / sizeof *known; k++)
      if (!strcmp(words[i], known[k].name)) { if (known[k].whole) *known[k].whole = atoi(value); else *known[k].real = atof(value); }
    if (!strcmp(words[i], "people")) snprintf(path, sizeof path, "%s", value);
  }
  uint32_t most = (warm + seconds) * rate + 1000;
  epoll = epoll_create1(0);
  people = calloc(rooms * per, sizeof *people), listeners = calloc(rooms * per, sizeof *listeners);
  events = calloc(most, sizeof *events), queue = calloc(most, sizeof *queue), table = calloc(rooms, sizeof *table);
  latency = calloc((uint64_t)most * per, sizeof *latency), answered = calloc(most, sizeof *answered);
  for (int i = 0; i < rooms; i++) table[i].order = calloc(PER_ROOM, sizeof(uint32_t));
  for (int i = 0; i < rooms * per; i++) listeners[i].had = calloc(PER_ROOM / 8 + 1, 1);
  if (path[0]) read_people(path);
  uint64_t began = now_ns();
  open_all();
  printf("CONNECTED %d dead %lu seconds %.2f\n", live, dead, (now_ns() - began) / 1e9);
  fflush(stdout);
  if (live < rooms * per) return 1;
  for (int i = 0; i < POSTERS; i++) { posters[i].fd = connect_now(); watch(posters[i].fd, 1000000 + i, EPOLLOUT, EPOLL_CTL_ADD); }
  for (uint64_t until = now_ns() + 2000000000ull; now_ns() < until;) wait_until(until);
  say("READY");
  bytes = 0;
  run();
  uint64_t unique = 0, dead_now = dead;
  for (int i = 0; i < rooms * per; i++) unique += listeners[i].seen;
  double each = deliveries ? (double)bytes / deliveries : 0;
  uint64_t lost = (uint64_t)made * per - unique;
  if (again) leave_and_return();
  qsort(latency, latencies, 4, smaller), qsort(answered, answers, 4, smaller);
  printf("RESULT {\"delivered\":%lu,\"lost\":%lu,\"doubled\":%lu,\"disordered\":%lu,\"misrouted\":%lu,\"refused\":%lu,"
         "\"dead\":%lu,\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"max_ms\":%.3f,\"answer_p50_ms\":%.3f,\"answer_p99_ms\":%.3f,"
         "\"bytes_per_delivery\":%.0f,\"took_s\":%.3f}\n",
         latencies, lost, doubled, disordered, misrouted, refused, dead_now, part(latency, latencies, .5),
         part(latency, latencies, .99), part(latency, latencies, 1), part(answered, answers, .5),
         part(answered, answers, .99), each, took);
  return 0;
}
