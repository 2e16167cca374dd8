#include "config.h"

#include "main/sandbox.h"

#if defined HAVE_LINUX_LANDLOCK_H && defined HAVE_SECCOMP

#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* ---- Landlock: which files ------------------------------------------------------------------- */

/* As <linux/landlock.h> has them where it is new enough. A kernel takes a longer ruleset than it
 * knows, if what is new in it is zero. */
struct rights {
	uint64_t files, network, scope;
};

/* What each version of Landlock can forbid beyond the one before: all of it is forbidden. */
static const struct {
	int version;
	struct rights rights;
} versions[] = {
	{1, {.files = (1 << 13) - 1}},
	{2, {.files = 1 << 13}}, /* linking and renaming into another directory */
	{3, {.files = 1 << 14}}, /* truncating */
	{4, {.network = 3}},     /* TCP */
	{5, {.files = 1 << 15}}, /* ioctl() on devices */
	{6, {.scope = 3}},       /* abstract sockets, signals */
};

/* Less one thing, and a state could not be saved: truncate is asked for with O_TRUNC only. */
static const uint64_t in_directory = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE |
				     LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
				     LANDLOCK_ACCESS_FS_REMOVE_FILE;

static bool allow_directory(int ruleset, int directory)
{
	struct landlock_path_beneath_attr beneath = {in_directory, directory};
	return syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) ==
	       0;
}

static bool close_files(int directory)
{
	struct rights all = {0};
	long version =
		syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	for (size_t i = 0; i < COUNT(versions) && versions[i].version <= version; i++) {
		all.files |= versions[i].rights.files;
		all.network |= versions[i].rights.network;
		all.scope |= versions[i].rights.scope;
	}
	if (version < 1)
		return false;
	int ruleset = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
	if (ruleset < 0)
		return false;
	bool closed = (directory < 0 || allow_directory(ruleset, directory)) &&
		      syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	close(ruleset);
	return closed;
}

/* ---- seccomp: which system calls ------------------------------------------------------------- */

/* By name: libseccomp knows their numbers, and passes over those that a machine does not have.
 * What is in none of these fails with EPERM. */
static const char session[] =
	/* the terminal, and waiting for it */
	"read write writev poll ppoll ppoll_time64 _newselect select pselect6 pselect6_time64 "
	/* memory */
	"brk munmap mremap madvise "
	/* signals, and the way out */
	"rt_sigaction rt_sigprocmask rt_sigreturn sigreturn sigaltstack restart_syscall getpid "
	"gettid exit exit_group alarm setitimer "
	/* descriptors that are open */
	"close dup dup2 dup3 fcntl fcntl64 fstat fstat64 lseek _llseek newfstatat fstatat64 statx "
	/* time, chance, locks between threads that there are not */
	"clock_gettime clock_gettime64 gettimeofday time clock_nanosleep clock_nanosleep_time64 "
	"nanosleep getrandom futex futex_time64 sched_yield";

/* Where a state is kept; Landlock knows where that is. */
static const char state[] = "open openat fsync fdatasync flock ftruncate ftruncate64 rename "
			    "renameat renameat2 unlink unlinkat";

/* What no mistake leads to, but only somebody who has got in. */
static const char hostile[] =
	"execve execveat fork vfork clone clone3 ptrace process_vm_readv process_vm_writev "
	"pidfd_getfd socket socketpair connect bind listen accept accept4 bpf perf_event_open "
	"io_uring_setup userfaultfd memfd_create mount umount2 pivot_root chroot unshare setns "
	"init_module finit_module kexec_load keyctl add_key request_key personality setuid setgid "
	"setreuid setregid setresuid setresgid";

/* What curses asks of a terminal. TIOCSTI, which types into it, is not among that. */
static const unsigned long terminal[] = {
	TCGETS,  TCSETS,  TCSETSW,  TCSETSF,  TCFLSH, TIOCGWINSZ, FIONREAD,
#ifdef TCGETS2
	TCGETS2, TCSETS2, TCSETSW2, TCSETSF2,
#endif
};

/* A call, if nothing or something is asked of an argument. What a machine does not have needs no
 * rule. */
static bool rule(scmp_filter_ctx f, uint32_t action, const char *name,
		 const struct scmp_arg_cmp *condition)
{
	int number = seccomp_syscall_resolve_name(name);
	return number == __NR_SCMP_ERROR ||
	       seccomp_rule_add_array(f, action, number, condition ? 1 : 0, condition) == 0;
}

static bool rules(scmp_filter_ctx f, uint32_t action, const char *names)
{
	char name[32];
	for (int used; sscanf(names, "%31s%n", name, &used) == 1; names += used)
		if (!rule(f, action, name, NULL))
			return false;
	return true;
}

/* Allows a call if these bits of an argument are so. */
static bool allow_if(scmp_filter_ctx f, const char *name, unsigned argument, uint32_t bits,
		     uint32_t value)
{
	struct scmp_arg_cmp are = {argument, SCMP_CMP_MASKED_EQ, bits, value};
	return rule(f, SCMP_ACT_ALLOW, name, &are);
}

/* No memory becomes code, and the only process that gets a signal is this one. */
static bool conditions(scmp_filter_ctx f)
{
	static const char *const mapping[] = {"mmap", "mmap2", "mprotect"};
	bool good = allow_if(f, "tgkill", 0, UINT32_MAX, (uint32_t)getpid());
	for (size_t i = 0; i < COUNT(mapping); i++)
		good = good && allow_if(f, mapping[i], 2, PROT_EXEC, 0);
	for (size_t i = 0; i < COUNT(terminal); i++)
		good = good && allow_if(f, "ioctl", 1, UINT32_MAX, (uint32_t)terminal[i]);
	return good;
}

static bool close_kernel(bool with_state)
{
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	bool closed =
		f && seccomp_attr_set(f, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
		rules(f, SCMP_ACT_ALLOW, session) &&
		(!with_state || rules(f, SCMP_ACT_ALLOW, state)) &&
		rules(f, SCMP_ACT_KILL_PROCESS, hostile) && conditions(f) && seccomp_load(f) == 0;
	if (f)
		seccomp_release(f);
	return closed;
}

/* ---------------------------------------------------------------------------------------------- */

#ifdef __SANITIZE_ADDRESS__
/* Looking for leaks at the end takes another process, which is not to be had any more. */
static bool entered;
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
	return entered;
}
#endif

const char *sandbox_enter(int directory)
{
	const struct rlimit none = {0, 0}; /* a crash leaves no file */
#ifdef __SANITIZE_ADDRESS__
	entered = true;
#endif
	if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return "the kernel takes no rights away (no_new_privs)";
	if (!close_files(directory))
		return "the kernel cannot confine it to a directory (Landlock)";
	if (!close_kernel(directory >= 0))
		return "the kernel cannot filter its system calls (seccomp)";
	return NULL;
}

#else

const char *sandbox_enter(int directory)
{
	(void)directory;
	return "it was built without Landlock or libseccomp, which are for Linux";
}

#endif
