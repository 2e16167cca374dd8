#include <core/entity.h>
#include <flowform/buf.h>
#include <stdlib.h>
#include <unistr.h>

/* Rows in the order of strcmp(). The arrays hold the text itself, so the table needs no address to
 * be filled in when the program starts. */
struct entity {
	char name[32];
	uint32_t codes[2]; /* the second is 0 for most */
};

static const struct entity entities[] = {
#include "entities.inc"
};

size_t entity_code(uint32_t code, char out[ENTITY_MAX])
{
	bool none = code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
	uint8_t bytes[6];
	int n = u8_uctomb(bytes, none ? 0xfffd : code, sizeof bytes);
	memcpy(out, bytes, (size_t)n);
	return (size_t)n;
}

static int by_name(const void *key, const void *row)
{
	const struct ff_str *name = key;
	const struct entity *e = row;
	return ff_str_cmp(*name, ff_str(e->name));
}

size_t entity_lookup(struct ff_str name, char out[ENTITY_MAX])
{
	const struct entity *e = bsearch(&name, entities, sizeof entities / sizeof *entities,
					 sizeof *entities, by_name);
	if (!e)
		return 0;
	size_t n = entity_code(e->codes[0], out);
	return e->codes[1] > 0 ? n + entity_code(e->codes[1], out + n) : n;
}

static int digit(char c, unsigned base)
{
	int d = c >= '0' && c <= '9'   ? c - '0'
		: c >= 'a' && c <= 'f' ? c - 'a' + 10
		: c >= 'A' && c <= 'F' ? c - 'A' + 10
				       : 99;
	return d < (int)base ? d : -1;
}

/* The number in "#65" or "#x41"; at most 10 decimal or 8 hexadecimal digits, or it is none. */
static bool read_code(struct ff_str s, uint32_t *code)
{
	unsigned base = s.len > 1 && (s.s[1] == 'x' || s.s[1] == 'X') ? 16 : 10;
	size_t i = base == 16 ? 2 : 1, digits = 0;
	uint64_t n = 0;
	if (base == 10 && i < s.len && s.s[i] == '+')
		i++;
	for (; i < s.len; i++, digits++) {
		int d = digit(s.s[i], base);
		if (d < 0 || digits == (base == 16 ? 8 : 10))
			return false;
		n = n * base + (unsigned)d;
	}
	*code = n <= 0x10ffff ? (uint32_t)n : 0;
	return digits > 0;
}

/* `s` begins with '&'. Returns the bytes that were read, 0 if it is no reference. */
static size_t read_reference(struct ff_str s, char out[ENTITY_MAX], size_t *n)
{
	size_t end = 1;
	while (end < s.len && end <= sizeof entities->name && s.s[end] != ';' && s.s[end] != '&')
		end++;
	if (end == s.len || s.s[end] != ';')
		return 0;
	struct ff_str name = {s.s + 1, end - 1};
	uint32_t code;
	if (name.len == 0)
		return 0;
	if (name.s[0] != '#')
		*n = entity_lookup(name, out);
	else
		*n = read_code(name, &code) ? entity_code(code, out) : 0;
	return *n > 0 ? end + 1 : 0;
}

struct ff_str entity_decode(struct ff_arena *a, struct ff_str s)
{
	struct ff_buf b = {.arena = a};
	size_t kept = 0;
	for (size_t at = 0; at < s.len; at++) {
		size_t next = ff_str_find_char(ff_str_from(s, at), '&');
		if (next == FF_NONE)
			break;
		at += next;
		char out[ENTITY_MAX];
		size_t n, len = read_reference(ff_str_from(s, at), out, &n);
		if (len == 0)
			continue;
		ff_buf_add(&b, (struct ff_str){s.s + kept, at - kept});
		ff_buf_add(&b, (struct ff_str){out, n});
		kept = at + len;
		at = kept - 1;
	}
	if (kept == 0)
		return s;
	ff_buf_add(&b, ff_str_from(s, kept));
	return ff_buf_str(&b);
}
