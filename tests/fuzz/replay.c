/* Gives each file of corpus-FUZZ (FUZZ comes from the build) to the fuzz target. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

/* The file's bytes in memory of exactly their size, so that a sanitizer sees a byte too far. */
static uint8_t *read_file(const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	if (!f || fseek(f, 0, SEEK_END) != 0)
		return NULL;
	*len = (size_t)ftell(f);
	rewind(f);
	uint8_t *bytes = malloc(*len > 0 ? *len : 1);
	if (bytes && fread(bytes, 1, *len, f) != *len) {
		free(bytes);
		bytes = NULL;
	}
	fclose(f);
	return bytes;
}

/* The name goes out first: if the target fails, it is the last line. */
static int replay(const char *dir, const char *name)
{
	char path[1024];
	snprintf(path, sizeof path, "%s/%s", dir, name);
	printf("%s\n", path);
	fflush(stdout);
	size_t len;
	uint8_t *bytes = read_file(path, &len);
	if (!bytes) {
		perror(path);
		return 1;
	}
	LLVMFuzzerTestOneInput(bytes, len);
	free(bytes);
	return 0;
}

int main(void)
{
	const char *srcdir = getenv("srcdir");
	char path[512];
	snprintf(path, sizeof path, "%s/tests/fuzz/corpus-" FUZZ, srcdir ? srcdir : ".");
	DIR *dir = opendir(path);
	if (!dir) {
		perror(path);
		return 1;
	}
	int failed = 0, n = 0;
	for (const struct dirent *entry; (entry = readdir(dir)); n++)
		if (entry->d_name[0] != '.')
			failed |= replay(path, entry->d_name);
	closedir(dir);
	return failed || n <= 2; /* "." and ".." alone: there is nothing to replay */
}
