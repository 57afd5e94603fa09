-- A day that was announced stays in view: moving it adds another row.
select trama.append_only('observatory.announced_date');
--> statement-breakpoint
grant select on observatory.announced_date to trama_public;
