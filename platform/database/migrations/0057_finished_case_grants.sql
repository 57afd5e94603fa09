-- Days, steps and what the definition opens: nothing that says who, so that statistics and measures read it as anybody may.
grant select on cases.finished_case to trama_public;
