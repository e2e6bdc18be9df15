/* cage.c - the filter, written out. Each entry is compared in order; the
 * kernel remembers the answer for calls whose arguments do not matter, so the
 * order is of no account.
 *
 * Not by libseccomp: it builds the same program with allocations and a lock
 * at run time, and here is nothing to choose at run time. */
#include "host/cage.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/syscall.h>

#if defined __x86_64__
#define MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef MACHINE

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "ARGUMENT takes the low half of an argument"
#endif

#define FIELD(name)                                                          \
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS,                                   \
                 (unsigned)offsetof(struct seccomp_data, name))
#define ARGUMENT(i)                                                          \
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS,                                   \
                 (unsigned)offsetof(struct seccomp_data, args) + 8 * (i))
#define UPPER(i)                                                             \
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS,                                   \
                 (unsigned)offsetof(struct seccomp_data, args) + 8 * (i) + 4)
#define UNLESS(value, skip)                                                  \
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)(value), 0, skip)
#define ANY_OF(bits, skip)                                                   \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (unsigned)(bits), skip, 0)
#define YES     BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define NO      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1 /* EPERM */)
#define ALLOW(name) UNLESS(__NR_##name, 1), YES

/* Opened for reading, and neither made nor emptied by it. */
#define MAKES (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)
#define ALLOW_OPEN(name, at)                                                 \
        UNLESS(__NR_##name, 4), ARGUMENT(at), ANY_OF(MAKES, 1), YES, NO

static const struct sock_filter filter[] = {
        FIELD(arch), UNLESS(MACHINE, 1), BPF_STMT(BPF_JMP | BPF_JA, 1), NO,
        FIELD(nr),
        ALLOW(read), ALLOW(pread64), ALLOW(readv), ALLOW(write),
        ALLOW(writev), ALLOW(lseek), ALLOW(close),
        ALLOW(mmap), ALLOW(munmap), ALLOW(mprotect), ALLOW(mremap),
        ALLOW(brk), ALLOW(madvise),
        ALLOW(fstat), ALLOW(newfstatat), ALLOW(statx), ALLOW(fstatfs),
        ALLOW(faccessat), ALLOW(readlinkat), ALLOW(getdents64),
        ALLOW(getcwd), ALLOW(fadvise64), ALLOW(futex), ALLOW(getrandom),
        ALLOW(rt_sigaction), ALLOW(rt_sigprocmask), ALLOW(rt_sigreturn),
        ALLOW(sigaltstack), ALLOW(set_tid_address), ALLOW(set_robust_list),
        ALLOW(exit), ALLOW(exit_group),
        ALLOW(clock_gettime), ALLOW(clock_getres), ALLOW(clock_nanosleep),
        ALLOW(gettimeofday), ALLOW(nanosleep), ALLOW(getrusage),
        ALLOW(times), ALLOW(uname), ALLOW(sysinfo), ALLOW(sched_getaffinity),
        ALLOW(sched_yield), ALLOW(getpid), ALLOW(gettid), ALLOW(getppid),
        ALLOW(getuid), ALLOW(geteuid), ALLOW(getgid), ALLOW(getegid),
#ifdef __NR_rseq
        ALLOW(rseq),
#endif
#ifdef __NR_faccessat2
        ALLOW(faccessat2),
#endif
#ifdef __x86_64__
        ALLOW(arch_prctl), ALLOW(access), ALLOW(stat), ALLOW(lstat),
        ALLOW(readlink), ALLOW(getdents), ALLOW(time), ALLOW(poll),
        ALLOW_OPEN(open, 1),
#endif
        ALLOW(ppoll),
        ALLOW_OPEN(openat, 2),
        /* asking for a limit, not setting one */
        UNLESS(__NR_prlimit64, 6), ARGUMENT(2), UNLESS(0, 3), UPPER(2),
        UNLESS(0, 1), YES, NO,
        /* asking for a descriptor's flags, and close-on-exec */
        UNLESS(__NR_fcntl, 6), ARGUMENT(1), UNLESS(F_GETFD, 1), YES,
        UNLESS(F_SETFD, 1), YES, NO,
        UNLESS(__NR_execveat, 6), ARGUMENT(0), UNLESS(CAGE_PROGRAM, 3),
        ARGUMENT(4), UNLESS(AT_EMPTY_PATH, 1), YES, NO,
        NO
};

const struct sock_fprog *cage_filter(void)
{
        static const struct sock_fprog program = {
                sizeof filter / sizeof *filter,
                (struct sock_filter *)(size_t)filter  /* it is only read */
        };

        return &program;
}

#else

const struct sock_fprog *cage_filter(void) { return NULL; }

#endif
