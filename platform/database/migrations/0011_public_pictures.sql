-- Who reads a published plan is told whether a piece of evidence has a small picture; of the picture itself nothing more.
grant select (sha256, thumbnail) on platform.picture to trama_public;
