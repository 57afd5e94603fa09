-- Of evidence the public reads that it exists and whether it was withdrawn; an address, like a file's content, is not published.
grant select (withdrawn_at) on planning.evidence to trama_public;
--> statement-breakpoint
grant select (id, office_id, version, evidence_id, latitude, longitude, taken_on) on planning.evidence_place to trama_public;
