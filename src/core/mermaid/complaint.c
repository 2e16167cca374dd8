#include <core/mermaid/complaint.h>

static const struct {
	enum ff_severity severity;
	const char *id;
	struct ff_str text;
} kinds[] = {
#define X(name, severity, id, text) {severity, id, FF_STR_INIT(text)},
	COMPLAINTS(X)
#undef X
};

void complain(struct ff_diags *d, const struct ff_source *source, size_t offset,
	      enum complaint kind, const struct ff_str args[COMPLAINT_ARGS])
{
	struct ff_buf b = {.arena = d->arena};
	struct ff_str piece, rest = kinds[kind].text;
	ff_str_cut(&rest, '$', &piece);
	ff_buf_add(&b, piece);
	while (ff_str_cut(&rest, '$', &piece)) {
		ff_buf_add(&b, args[piece.s[0] - '1']);
		ff_buf_add(&b, ff_str_from(piece, 1));
	}
	ff_diag_add(d, kinds[kind].severity, kinds[kind].id, source, offset, "%.*s",
		    FF_FMT(ff_buf_str(&b)));
}

bool complaint_is_error(enum complaint kind)
{
	return kinds[kind].severity == FF_ERROR;
}
