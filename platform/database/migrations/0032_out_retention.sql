-- A book, or a file that was not taken, is forgotten after its time; its content goes with the last row that names it. The foreign
-- keys say whether another one does: the register lets go of what nobody names, and the nightly job then removes the content.
create function planning.let_file_go() returns trigger language plpgsql as $$
begin
  begin
    delete from platform.file where sha256 = old.sha256;
  exception when foreign_key_violation then
    null;
  end;
  return null;
end $$;
--> statement-breakpoint
create trigger let_file_go after delete on planning.book for each row when (old.sha256 is not null)
  execute function planning.let_file_go();
--> statement-breakpoint
create trigger let_file_go after delete on planning.refused_import for each row execute function planning.let_file_go();
