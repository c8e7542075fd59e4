create table throughline_trace (
	trace_id text primary key,
	start_time integer not null,
	reference integer not null,
	succeeded integer not null,
	pinned integer not null,
	content integer not null,
	summary blob not null,
	spans blob not null
);
create index throughline_trace_newest on throughline_trace (start_time, trace_id);
create index throughline_trace_reference on throughline_trace (reference);
create index throughline_trace_age on throughline_trace (pinned, content, start_time);
create table throughline_trace_key (
	kind text not null,
	value text not null,
	start_time integer not null,
	trace_id text not null,
	primary key (kind, value, start_time, trace_id)
) without rowid;
