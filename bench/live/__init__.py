"""The live room against nginx with nchan: `kring bench live --against nchan`."""
