/* banned.h - C functions that this project does not use.
 *
 * Put before every file of src/ by the build (-include), after the system's
 * own headers, so that a use is a compile error. Write instead:
 *
 *   strcpy strcat strncpy strncat stpcpy   str, buf_add, arena_str
 *   sprintf vsprintf                       buf_fmt, arena_fmt
 *   strtok strtok_r                        str_cut, str_word
 *   atoi atol atoll atof                   str_number
 *   gets                                   host_file
 *   asctime ctime localtime gmtime         date.h; the date is passed in
 *   system popen                           a child in its cage, src/host
 *   rand srand random                      randomness of src/host, passed in
 *   alloca                                 an arena
 *   tmpnam tempnam mktemp                  mkstemp, in src/host */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#pragma GCC poison strcpy strcat strncpy strncat stpcpy
#pragma GCC poison sprintf vsprintf
#pragma GCC poison strtok strtok_r
#pragma GCC poison atoi atol atoll atof
#pragma GCC poison gets
#pragma GCC poison asctime ctime localtime gmtime
#pragma GCC poison system popen
#pragma GCC poison rand srand random
#undef alloca
#pragma GCC poison alloca
#pragma GCC poison tmpnam tempnam mktemp

#endif
