/* How the program ends. */
#ifndef MAIN_STATUS_H
#define MAIN_STATUS_H

enum status {
	STATUS_OUTCOME = 0,
	STATUS_LEFT = 1,
	STATUS_USAGE = 2,
	STATUS_GUIDE = 3,
	STATUS_TERMINAL = 4,
	STATUS_IO = 5,
	STATUS_SIGNAL = 128, /* plus its number */
};

#endif
