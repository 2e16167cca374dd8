#include <flowform/chart.h>

const char *ff_direction_name(enum ff_direction direction)
{
	static const char *const names[] = {"TB", "BT", "LR", "RL"};
	return names[direction];
}
