#include "config.h"

#include "main/guest.h"
#include <unistd.h>
#ifdef HAVE_SYS_AUXV_H
#include <sys/auxv.h>
#endif

bool guest_has_borrowed_rights(void)
{
#ifdef AT_SECURE
	/* The kernel's own word: it knows of file capabilities as well. */
	if (getauxval(AT_SECURE) != 0)
		return true;
#endif
	return getuid() != geteuid() || getgid() != getegid();
}
