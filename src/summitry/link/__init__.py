"""Many readings become one record: copies, origins, actors, events, threads of commitments."""
