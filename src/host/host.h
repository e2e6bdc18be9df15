/* host.h - files and folders: the only room that asks the system for them. */
#ifndef HOST_HOST_H
#define HOST_HOST_H

#include "base/arena.h"

enum { HOST_FILE_MAX = 64 << 20 };      /* bytes of one input file */
enum { HOST_FOLDER_MAX = 100000 };      /* entries of one folder */

/* The whole file ("-": standard input), at most ceiling bytes. ERR_IO where
 * the system refuses, ERR_LIMIT where it is larger (said before reading it),
 * ERR_INPUT for an empty file. The bytes live in a. */
rc host_file(arena *a, str path, size_t ceiling, str *out, err *e);

/* Names in a folder, sorted by bytes, without . and .. and without names
 * that begin with a dot. */
rc host_folder(arena *a, str path, str **names, size_t *n, err *e);

bool host_is_folder(str path);
bool host_exists(str path);
str  host_join(arena *a, str folder, str name);
str  host_base(str path);               /* behind the last slash */

/* Where the running program's file lies: its folder; empty if unknown. */
str  host_program_folder(arena *a);

#endif
