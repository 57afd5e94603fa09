-- What was measured is public whole, like the shares themselves.
grant select on territory.measured_pair to trama_public;
