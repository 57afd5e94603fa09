-- A version of an index that a figure was computed with is never changed: another method is another version.
select trama.append_only('observatory.index_edition');
--> statement-breakpoint
grant select on observatory.index_edition to trama_public;
