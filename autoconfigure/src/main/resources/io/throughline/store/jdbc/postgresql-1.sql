create table throughline_trace (
	trace_id text collate "C" primary key,
	start_time bigint not null,
	reference bigint not null,
	succeeded integer not null,
	pinned integer not null,
	content integer not null,
	summary bytea not null,
	spans bytea not null
);
create index throughline_trace_newest on throughline_trace (start_time, trace_id);
create index throughline_trace_reference on throughline_trace (reference);
create index throughline_trace_age on throughline_trace (pinned, content, start_time);
create table throughline_trace_key (
	kind text collate "C" not null,
	value text collate "C" not null,
	start_time bigint not null,
	trace_id text collate "C" not null,
	primary key (kind, value, start_time, trace_id)
);
