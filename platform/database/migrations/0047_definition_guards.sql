-- A published edition is never changed: filed cases stay on theirs.
select trama.append_only('cases.definition');
--> statement-breakpoint
grant select on cases.definition to trama_public;
