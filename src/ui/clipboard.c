#include "ui/clipboard.h"
#include "ui/output.h"

/* Three bytes as four letters (RFC 4648); `n` of the three are there. */
static void encode(const char *from, size_t n, char to[4])
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned long bits = 0;
	for (size_t i = 0; i < 3; i++)
		bits = bits << 8 | (i < n ? (unsigned char)from[i] : 0);
	for (size_t i = 0; i < 4; i++)
		to[i] = i <= n ? letters[bits >> (18 - 6 * i) & 0x3f] : '=';
}

bool clipboard_send(struct ff_str text)
{
	static const char begin[] = "\033]52;c;", end[] = "\a";
	char letters[4];
	if (text.len > LONGEST_COPY)
		return false;
	output_add(begin, sizeof begin - 1);
	for (; text.len > 0; text = ff_str_from(text, text.len < 3 ? text.len : 3)) {
		encode(text.s, text.len < 3 ? text.len : 3, letters);
		output_add(letters, sizeof letters);
	}
	output_add(end, sizeof end - 1);
	return true;
}
