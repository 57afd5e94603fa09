-- In which municipalities something happens, the public reads in the history of each element.
grant select on planning.place, planning.element_place to trama_public;
