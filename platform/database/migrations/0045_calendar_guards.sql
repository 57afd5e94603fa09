-- Which days are worked is public, and so is what ordered it.
grant select on platform.calendar, platform.calendar_decree to trama_public;
