// A disk that fails on command, put in front of the C library by LD_PRELOAD.
// FAILING_FOLDER names the folder that lies on it; FAILING_HOW names a file whose first word says how it fails:
//   well     it does not
//   full     nothing more can be written (ENOSPC)
//   tearing  every second write is refused (ENOSPC)
//   writing  writing fails (EIO)
//   syncing  what was written cannot be made durable (EIO)
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char how(void) {
  const char *name = getenv("FAILING_HOW");
  char word[3] = "we";
  int fd = name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
  if (fd >= 0) {
    if (read(fd, word, 2) != 2) word[0] = 'w', word[1] = 'e';
    close(fd);
  }
  return word[0] == 'w' ? word[1] : word[0];  // e: well, r: writing, f: full, t: tearing, s: syncing
}

static int lies_on_it(int fd) {
  const char *folder = getenv("FAILING_FOLDER");
  char link[64], path[4096];
  if (!folder) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

static int writing_fails(int fd) {
  static atomic_int times;
  if (!lies_on_it(fd)) return 0;
  switch (how()) {
    case 'f': errno = ENOSPC; return 1;
    case 't': errno = ENOSPC; return atomic_fetch_add(&times, 1) % 2;
    case 'r': errno = EIO; return 1;
    default: return 0;
  }
}

static int syncing_fails(int fd) {
  if (!lies_on_it(fd) || how() != 's') return 0;
  errno = EIO;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *from, size_t size) { return writing_fails(fd) ? -1 : REAL(write)(fd, from, size); }
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) { return writing_fails(fd) ? -1 : REAL(pwrite)(fd, from, size, at); }
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) { return writing_fails(fd) ? -1 : REAL(pwrite64)(fd, from, size, at); }
int fsync(int fd) { return syncing_fails(fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return syncing_fails(fd) ? -1 : REAL(fdatasync)(fd); }
int fallocate(int fd, int mode, off_t at, off_t size) { return writing_fails(fd) ? -1 : REAL(fallocate)(fd, mode, at, size); }
