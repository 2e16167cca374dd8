/* What is compiled in is what stands in the files. */
#include "test.h"

#include <app/embedded.h>
#include <stdio.h>
#include <stdlib.h>

/* The file's bytes, in memory that the caller frees. */
static char *read_file(const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	if (!f)
		fail_msg("%s: cannot be opened", path);
	assert_int_equal(fseek(f, 0, SEEK_END), 0);
	*len = (size_t)ftell(f);
	rewind(f);
	char *bytes = malloc(*len + 1);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, *len, f), *len);
	fclose(f);
	return bytes;
}

static void check_table(const struct embedded *table, size_t n, const char *dir, const char *suffix)
{
	const char *srcdir = getenv("srcdir");
	for (size_t i = 0; i < n; i++) {
		char path[512];
		snprintf(path, sizeof path, "%s/%s/%s%s", srcdir ? srcdir : ".", dir, table[i].name,
			 suffix);
		size_t len;
		char *bytes = read_file(path, &len);
		if (len != table[i].text.len || memcmp(bytes, table[i].text.s, len) != 0)
			fail_msg("%s: not what is compiled in", path);
		free(bytes);
	}
	assert_null(table[n].name);
}

static void guides_are_the_files(void **state)
{
	(void)state;
	check_table(embedded_guides, n_embedded_guides, "guides", ".md");
}

static void themes_are_the_files(void **state)
{
	(void)state;
	check_table(embedded_themes, n_embedded_themes, "themes", ".theme");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(guides_are_the_files),
		cmocka_unit_test(themes_are_the_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
