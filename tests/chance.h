/* Random numbers that are the same everywhere. */
#ifndef CHANCE_H
#define CHANCE_H

#include <stddef.h>
#include <stdint.h>

struct chance {
	uint64_t state;
};

/* splitmix64 */
static inline uint64_t chance_draw(struct chance *c)
{
	uint64_t z = c->state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

/* Below n, which is not 0. */
static inline size_t chance_below(struct chance *c, size_t n)
{
	return (size_t)(chance_draw(c) % n);
}

/* True once in n times. */
static inline int chance_one_in(struct chance *c, size_t n)
{
	return chance_below(c, n) == 0;
}

#endif
