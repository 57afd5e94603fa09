-- As near as may be told, and nothing that says who: the public reads it, and never the answer that it was made from.
grant select on cases.authorised_place to trama_public;
--> statement-breakpoint
create trigger authorised_place_in after insert on cases.authorised_place
  referencing new table as after for each statement execute function cases.note_ended_months();
--> statement-breakpoint
create trigger authorised_place_on after update on cases.authorised_place
  referencing old table as before new table as after for each statement execute function cases.note_ended_months();
--> statement-breakpoint
create trigger authorised_place_out after delete on cases.authorised_place
  referencing old table as before for each statement execute function cases.note_ended_months();
