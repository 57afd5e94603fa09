-- What a register is and what of it is published is for everybody; its records, its tables and its secret are not.
grant select on observatory.register, observatory.register_year to trama_public;
--> statement-breakpoint
-- A point is both or none.
alter table observatory.register_record add constraint register_record_point check ((longitude is null) = (latitude is null));
